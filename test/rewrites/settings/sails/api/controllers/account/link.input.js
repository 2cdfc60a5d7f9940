// options: {"packages": {"sails": "^1.5.0", "sails-hook-organics": "^2.2.0"}}
module.exports = {
  friendlyName: 'Link an account',

  inputs: {
    connection: { type: 'string', required: true },
  },

  exits: {
    redirect: { responseType: 'redirect' },
  },

  fn: async function ({ connection }) {
    const { domain, clientId, callbackUrl } = sails.config.custom.auth0;
    // refused: the new login needs a callback route, and Relink adds none to Sails
    throw { redirect: `https://${domain}/authorize?response_type=code&client_id=${clientId}&redirect_uri=${callbackUrl}&connection=${connection}&access_token=${this.req.session.accessToken}` };
  },
};
