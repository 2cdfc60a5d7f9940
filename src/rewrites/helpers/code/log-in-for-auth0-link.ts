// Starts a login for linking with express-openid-connect. The user must be signed in, and stays so.
export function logInForAuth0Link(link: any, options: any, req: any, res: any, next: any): Promise<void> {
  return new Promise((resolve) => {
    const user = req.oidc.user;
    link(req, res, (error?: any) => {
      if (error || !user) {
        resolve();
        next(error || new Error('Nobody is signed in'));
      } else {
        resolve(res.oidc.login({ primaryUserId: user.sub, ...options }));
      }
    });
  });
}
