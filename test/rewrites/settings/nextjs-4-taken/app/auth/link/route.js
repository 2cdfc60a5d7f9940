export const GET = () => Response.json({ links: [] });
