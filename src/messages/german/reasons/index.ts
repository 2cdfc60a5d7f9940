import { EDITING_REASONS } from './editing.js';
import { LINK_REASONS } from './link.js';
import { POPUP_REASONS } from './popups.js';
import { SERVER_REASONS } from './server.js';
import { UNLINK_REASONS } from './unlink.js';
import { URL_REASONS } from './urls.js';

export const REASONS = {
  ...EDITING_REASONS,
  ...LINK_REASONS,
  ...POPUP_REASONS,
  ...SERVER_REASONS,
  ...UNLINK_REASONS,
  ...URL_REASONS,
};
