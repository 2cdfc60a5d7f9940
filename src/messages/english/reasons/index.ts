import { EDITING_REASONS } from './editing.js';
import { LINK_REASONS } from './link.js';
import { POPUP_REASONS } from './popups.js';
import { SERVER_REASONS } from './server.js';
import { UNLINK_REASONS } from './unlink.js';
import { URL_REASONS } from './urls.js';

/** Why a finding has no automatic rewrite: clauses without a full stop, true wherever a rewriter gives them. */
export const REASONS = {
  ...EDITING_REASONS,
  ...LINK_REASONS,
  ...POPUP_REASONS,
  ...SERVER_REASONS,
  ...UNLINK_REASONS,
  ...URL_REASONS,
} as const;
