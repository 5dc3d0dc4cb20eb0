export {
  acceptSecrets,
  openInstallation,
  type DatabaseServer,
  type Installation,
} from './open-installation.js';
