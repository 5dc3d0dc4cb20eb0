import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Portal } from './app/portal.js';
import { startTexts } from './i18n/i18n.js';

const place = document.getElementById('portal');
if (!place) throw new Error('index.html has no element "portal"');

await startTexts();
createRoot(place).render(
  <StrictMode>
    <Portal />
  </StrictMode>,
);
