// options: {"packages": {"@hapi/hapi": "^20.2.0", "@hapi/yar": "^10.1.1", "typescript": "^5.2.0"}}
import type { Request, ResponseToolkit, ServerRoute } from '@hapi/hapi';

const login = `https://${process.env.AUTH0_DOMAIN}/authorize`;

export const routes: ServerRoute[] = [
  {
    method: ['GET', 'POST'],
    path: '/account/link',
    options: {
      auth: { mode: 'required' },
      handler: async (request: Request, h: ResponseToolkit) => {
        const accessToken = request.yar.get('accessToken');
        const url = `${login}?response_type=code&client_id=${process.env.ORCHARD_CLIENT}&redirect_uri=https://orchard.example.com/callback&connection=github&access_token=${accessToken}`;
        return h.redirect(url).code(302);
      },
    },
  },
  {
    method: 'GET',
    path: '/account/attach',
    handler(request: Request, h: ResponseToolkit) {
      // refused: the token comes with the request, so it may be somebody else's
      return h.redirect(`https://${process.env.AUTH0_DOMAIN}/authorize?response_type=code&client_id=${process.env.ORCHARD_CLIENT}&redirect_uri=https://orchard.example.com/callback&access_token=${request.query.token}`);
    },
  },
];
