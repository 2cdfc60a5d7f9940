import fetch from 'isomorphic-fetch';

export const resolvers = {
  Mutation: {
    unlinkIdentity: async (_, { userId }, { user }) => {
      const body = new URLSearchParams({ access_token: user.accessToken, user_id: userId }).toString();
      const res = await fetch('https://orchard.auth0.com/unlink', { method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
      return res.status === 200;
    },
  },
};
