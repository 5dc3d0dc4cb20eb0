export {
  acceptSecrets,
  checkSecrets,
  lookAtInstallation,
  openInstallation,
  type DatabaseServer,
  type Installation,
} from './open-installation.js';
