export { ProfileNoticesModule } from './profile-notices.module.js';
