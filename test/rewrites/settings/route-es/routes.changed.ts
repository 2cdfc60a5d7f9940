import express from 'express';
import asyncHandler from 'express-async-handler';
import tickets, { auth0LinkCallback } from './tickets';

export const app = express();
app.get('/tickets', tickets.list);
app.get('/tickets/merge-callback', auth0LinkCallback);
app.get('/tickets/merge', asyncHandler(tickets.merge));
