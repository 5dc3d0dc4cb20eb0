// The least that a page of React and Mantine can be: what the reader waits for with any of them.
import '@mantine/core/styles.css';
import { Button, MantineProvider, TextInput, Title } from '@mantine/core';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';

createRoot(globalThis.document.getElementById('root')).render(
  h(
    MantineProvider,
    null,
    h(Title, { order: 1 }, 'Bare'),
    h(TextInput, { label: 'E-mail' }),
    h(Button, null, 'Send'),
  ),
);
