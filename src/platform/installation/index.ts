export { openInstallation, settleHome, type Installation } from './open-installation.js';
