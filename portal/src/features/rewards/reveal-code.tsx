import { Button, Group, Text } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../platform/graphql/graphql.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError, UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { CopyButton } from '../../ui/forms/copy-field.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { Moment } from '../../ui/formats/moments.js';
import { Panel } from '../../ui/panel.js';
import type { OwnRedemption } from './own-reward-query.js';
import classes from './own-rewards.module.css';

const Reveal = graphql(
  `
    mutation RevealGiftCode($input: RevealGiftCodeInput!) {
      revealGiftCode(input: $input) {
        __typename
        ... on RevealedGiftCode {
          code
          redemption {
            id
          }
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

interface RevealCodeProps extends Pick<OwnRedemption, 'reveals'> {
  id: string;
}

function Reveals({ reveals }: Pick<OwnRedemption, 'reveals'>) {
  const { t } = useTranslation('own-rewards');
  return (
    <div>
      <Text size="sm" fw={600}>
        {t('code.shown', { count: reveals.length })}
      </Text>
      <ul className={classes.reveals}>
        {[...reveals].reverse().map(({ at }) => (
          <li key={at}>
            <Moment at={at} />
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {t('code.notYou')}
      </Text>
    </div>
  );
}

/** R-R5: shown as often as the owner likes, recorded each time. The code stays on this page. */
export function RevealCode({ id, reveals }: RevealCodeProps) {
  const { t } = useTranslation('own-rewards');
  const refusalOf = useOwnRefusal();
  const [run, busy] = useVerb(Reveal);
  const [code, setCode] = useState<string>();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const reveal = async () => {
    const answer = await run({ input: { redemptionId: id } });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusalOf(answer).others);
    else setCode(answer.code);
  };
  return (
    <Panel title={t('code.title')}>
      <FormErrors errors={errors} />
      <div aria-live="polite">
        {code ? (
          <div>
            <Text size="sm" c="dimmed">
              {t('code.label')}
            </Text>
            <output className={classes.code}>{code}</output>
          </div>
        ) : (
          <Text>{t('code.body')}</Text>
        )}
      </div>
      <Group>
        {code && <CopyButton value={code} />}
        {code ? (
          <Button
            size="md"
            variant="subtle"
            leftSection={<IconEyeOff size={18} aria-hidden />}
            onClick={() => {
              setCode(undefined);
            }}
          >
            {t('code.hide')}
          </Button>
        ) : (
          <Button
            size="md"
            loading={busy}
            leftSection={<IconEye size={20} aria-hidden />}
            onClick={() => void reveal()}
          >
            {t('code.show')}
          </Button>
        )}
      </Group>
      {reveals.length > 0 && <Reveals reveals={reveals} />}
    </Panel>
  );
}
