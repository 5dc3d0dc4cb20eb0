import { Button } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import classes from './connection-bar.module.css';
import type { Connection, ConnectionState } from './graphql/connection.js';

const EVERY_MS = 15_000;

/** Retries by itself: when the network comes back, and now and then while the page is visible. */
function useRetries(troubled: boolean, retry: () => void): void {
  useEffect(() => {
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
    };
  }, [retry]);
  const { start, stop } = useInterval(() => {
    if (document.visibilityState === 'visible') retry();
  }, EVERY_MS);
  useEffect(() => {
    if (troubled) start();
    return stop;
  }, [troubled, start, stop]);
}

/** Shows above every page that it may be out of date, and why, until answers come again. */
export function ConnectionBar({ connection }: { connection: Connection }) {
  const { t } = useTranslation('common');
  const client = useClient();
  const state = useSyncExternalStore(connection.subscribe, connection.current);
  const [tried, setTried] = useState<ConnectionState>();
  const retry = useCallback(() => {
    connection.retry(client);
  }, [connection, client]);
  useRetries(state.trouble !== null, retry);
  return (
    <div role="status">
      {state.trouble && (
        <div className={classes.bar}>
          <IconPlugConnectedX size={20} aria-hidden className={classes.icon} />
          <span className={classes.words}>
            <strong>{t(`connection.${navigator.onLine ? state.trouble : 'OFFLINE'}`)}</strong>
            <span className={classes.stale}>{t('connection.stale')}</span>
          </span>
          <Button
            variant="white"
            color="dark"
            size="compact-sm"
            className={classes.retry}
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={tried === state}
            onClick={() => {
              setTried(state);
              retry();
            }}
          >
            {t('retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
