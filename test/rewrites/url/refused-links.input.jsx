const LOGIN = 'https://garden.eu.auth0.com/authorize?response_type=code&client_id=CLIENT';

// refused: the address is made when the page is shown, not when somebody follows it
export const Provider = ({ name, token }) => <a href={`${LOGIN}&connection=${name}&access_token=${token}`}>{name}</a>;
