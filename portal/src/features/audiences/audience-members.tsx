import { useTranslation } from 'react-i18next';
import { useList } from '../../platform/list/use-list.js';
import { MemberList } from '../segments/member-list.js';
import { AudienceMembers as Members, type AudienceRow } from './audience-query.js';

const NOBODY = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Who may see and begin it now. */
export function AudienceMembers({ audience }: { audience: AudienceRow }) {
  const { t } = useTranslation('audiences');
  const list = useList({
    query: Members,
    pick: ({ audience: found }) => found?.members ?? NOBODY,
    of: { of: audience.of, id: audience.id },
    search: t('search'),
    narrow: ({ q }) => ({ search: q || null }),
  });
  return (
    <MemberList
      title={t('members')}
      list={list}
      empty={{ title: t('membersNone') }}
      nothing={{ title: t('membersNothing.title'), body: t('membersNothing.body') }}
    />
  );
}
