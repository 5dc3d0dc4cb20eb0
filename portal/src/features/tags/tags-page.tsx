import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useList } from '../../platform/list/use-list.js';
import { useProgramPath } from '../../platform/program-path.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useDecides } from '../../platform/use-staff.js';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { ListPage } from '../../ui/list/list-page.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { RenameTag } from './rename-tag.js';
import { DeleteTag, TagList, type TagRow } from './tag-query.js';

function Delete({ tag }: { tag: TagRow }) {
  const { t } = useTranslation('tags');
  const refusals = useRefusal();
  const [remove] = useVerb(DeleteTag);
  const { id, version, name, advocateCount: advocates, companyCount: companies } = tag;
  const run = async () => {
    const answer = await remove({ input: { id, version } });
    if (!answer) return;
    if (isUserError(answer)) await toast({ title: refusals.text(answer) });
    else await toast({ title: t('deleted', { tag: name }), tone: 'good' });
  };
  return (
    <ConfirmButton
      size="xs"
      danger
      aria-label={t('deleteNamed', { tag: name })}
      question={t('deleteQuestion', { tag: name })}
      consequence={t('deleteBody', { advocates, companies })}
      confirmLabel={t('delete')}
      onConfirm={run}
    >
      {t('delete')}
    </ConfirmButton>
  );
}

function useColumns(): ListColumn<TagRow>[] {
  const { t } = useTranslation('tags');
  const formats = useFormats();
  const path = useProgramPath();
  const decides = useDecides();
  const columns: ListColumn<TagRow>[] = [
    {
      key: 'name',
      header: t('name'),
      primary: true,
      cell: (tag) => <Text fw={600}>{tag.name}</Text>,
      text: (tag) => tag.name,
    },
    {
      key: 'advocates',
      header: t('advocates'),
      align: 'right',
      cell: (tag) =>
        tag.advocateCount === 0 ? (
          formats.number(0)
        ) : (
          <TextLink to={path('advocates')} search={{ tag: tag.id } as never}>
            {formats.number(tag.advocateCount)}
          </TextLink>
        ),
      text: (tag) => String(tag.advocateCount),
    },
    {
      key: 'companies',
      header: t('companies'),
      align: 'right',
      cell: (tag) => formats.number(tag.companyCount),
      text: (tag) => String(tag.companyCount),
    },
  ];
  if (!decides) return columns;
  const acts = (tag: TagRow) => (
    <Group gap="xs" wrap="nowrap">
      <RenameTag tag={tag} />
      <Delete tag={tag} />
    </Group>
  );
  return [...columns, { key: 'acts', header: t('acts'), cell: acts }];
}

/** The programme's tags, with how many bear them; marketers and admins rename and delete them. */
export default function TagsPage() {
  const { t } = useTranslation(['tags', 'shell']);
  const path = useProgramPath();
  const list = useList({
    query: TagList,
    pick: ({ tags }) => tags,
    types: ['Tag', 'DeletedTag'],
    search: t('search'),
    narrow: ({ q }) => ({ search: q || null }),
  });
  return (
    <ListPage
      title={t('shell:nav.tags')}
      lead={t('lead')}
      list={list}
      columns={useColumns()}
      csv
      empty={{
        title: t('empty.title'),
        body: t('empty.body'),
        action: <TextLink to={path('advocates')}>{t('empty.action')}</TextLink>,
      }}
      nothing={{ title: t('empty.noneTitle'), body: t('empty.none') }}
    />
  );
}
