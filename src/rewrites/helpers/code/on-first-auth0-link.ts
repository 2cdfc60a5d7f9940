// Creates the middleware for linking when it is needed: without its settings it throws, and the server would not start.
export function onFirstAuth0Link(create: () => any) {
  let link: any;
  return (req: any, res: any, next: any): void => {
    try {
      link = link || create();
    } catch (error) {
      next(error);
      return;
    }
    link(req, res, next);
  };
}
