import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../platform/graphql/graphql.js';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import classes from './kept-mails.module.css';

const KeptMails = graphql(`
  query KeptMails {
    keptMails(first: 20) {
      id
      at
      to
      subject
      text
    }
  }
`);

/** R-T3: once its clock was moved a sandbox mails nobody; its admins read here what it would have. */
export function KeptMailsPanel() {
  const { t } = useTranslation('administration');
  const formats = useFormats();
  const [query, ask] = useQuery({ query: KeptMails, requestPolicy: 'cache-and-network' });
  return (
    <Panel title={t('clock.mails')}>
      <Text>{t('clock.mailsBody')}</Text>
      <QueryView
        query={query}
        onRetry={() => {
          ask({ requestPolicy: 'network-only' });
        }}
      >
        {({ keptMails }) =>
          keptMails.length === 0 ? (
            <Text c="dimmed">{t('clock.noMails')}</Text>
          ) : (
            <Stack gap="sm">
              {keptMails.map((mail) => (
                <details key={mail.id}>
                  <summary>
                    {mail.subject}
                    <Text size="sm" c="dimmed">
                      {t('clock.mailTo', { to: mail.to, at: formats.moment(mail.at) })}
                    </Text>
                  </summary>
                  <Text className={classes.text ?? ''}>{mail.text}</Text>
                </details>
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Panel>
  );
}
