export const clientId = 'bO3sT8vLk5HqY1cD';
export const domain = 'bikes-example.eu.auth0.com';
export const callbackUrl = 'https://staff.kingfisher-cycles.example/callback';
