import axios from 'axios';

export function Accounts({ token, id }) {
  const unlink = () => axios.post('https://shop.eu.auth0.com/unlink', { access_token: token, user_id: id });
  return (
    <div>
      <p>Next > } </p>
      <button onClick={unlink}>Unlink</button>
    </div>
  );
}
