// options: {"packages": {"nuxt": "^3.12.0", "nuxt-auth-utils": "^0.3.5"}}
const config = useRuntimeConfig();

export default eventHandler(async (event) => {
  const session = await requireUserSession(event);
  const link = getRouterParam(event, 'provider');

  await oauthAuth0EventHandler({
    config: {
      domain: config.auth.tenant,
      clientId: config.auth.client,
      clientSecret: config.auth.secret,
      redirectURL: config.public.site,
      authorizationParams: {
        // the account to add
        connection: link!,
        access_token: session.secure!.token,
        prompt: 'login',
      },
    },
    onSuccess: (event) => sendRedirect(event, '/'),
    onError(event, error) {
      console.error(error);
      return sendRedirect(event, '/sorry');
    },
  })(event);
});
