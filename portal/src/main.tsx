import { RouterProvider } from '@tanstack/react-router';
import { router } from './app/router.js';
import { showPage } from './app/show-page.js';

await showPage(<RouterProvider router={router} />);
