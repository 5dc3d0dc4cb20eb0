export { openInstallation, type Installation } from './open-installation.js';
