const LOGIN = 'https://garden.eu.auth0.com/authorize?response_type=code&client_id=CLIENT';

// refused: the URL is created when the page renders, not when the user follows it
export const Provider = ({ name, token }) => <a href={`${LOGIN}&connection=${name}&access_token=${token}`}>{name}</a>;
