// options: {"packages": {"nitropack": "^2.9.0", "iron-session": "^8.0.0"}}
import { createError, defineEventHandler, getRouterParam, sendRedirect } from "h3";
import { getIronSession } from "iron-session";
import { sessionOptions } from "../../utils/session";

const domain = process.env.AUTH0_DOMAIN;

export default defineEventHandler(async (event) => {
  const session = await getIronSession<{ token?: string }>(event.node.req, event.node.res, sessionOptions);
  const clientId = process.env.AUTH0_CLIENT_ID;
  if (!session.token || !domain || !clientId) throw createError({ statusCode: 401 });

  return sendRedirect(
    event,
    `https://${domain}/authorize?` +
      new URLSearchParams({
        response_type: "code",
        client_id: clientId,
        redirect_uri: process.env.AUTH0_CALLBACK_URL as string,
        connection: getRouterParam(event, "provider") as string,
        access_token: session.token, // who is signed in
      }),
  );
});
