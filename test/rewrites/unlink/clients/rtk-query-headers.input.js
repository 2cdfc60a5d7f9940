import { createApi, fetchBaseQuery } from '@reduxjs/toolkit/query/react';

export const accountApi = createApi({
  baseQuery: fetchBaseQuery({
    baseUrl: '/',
    prepareHeaders: (headers, { getState }) => headers.set('Authorization', `Bearer ${getState().session.token}`),
  }),
  endpoints: (builder) => ({
    disconnect: builder.mutation({
      query: ({ token, id }) => ({
        url: 'https://orchard.auth0.com/unlink',
        method: 'POST',
        body: { access_token: token, user_id: id },
      }),
    }),
  }),
});
