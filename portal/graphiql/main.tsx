import 'graphiql/style.css';
import './graphiql.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Explorer } from './explorer.js';
import { readViewer } from './viewer.js';

const place = document.getElementById('graphiql');
if (!place) throw new Error('index.html has no element "graphiql"');

const viewer = await readViewer().catch(() => null);
createRoot(place).render(
  <StrictMode>
    <Explorer viewer={viewer} />
  </StrictMode>,
);
