// expects: boundaries/dependencies (the app is above the features)
import { app } from '../../app.module.js';

export const name = app;
