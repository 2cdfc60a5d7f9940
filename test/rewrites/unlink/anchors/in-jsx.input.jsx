export const Unlink = ({ token, id }) => (
  <button
    onClick={() =>
      fetch('https://orchard.auth0.com/unlink', {
        method: 'POST',
        body: JSON.stringify({ access_token: token, user_id: id }),
      })
    }
  >
    Unlink
  </button>
);
