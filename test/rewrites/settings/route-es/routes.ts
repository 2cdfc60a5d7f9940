import express from 'express';
import asyncHandler from 'express-async-handler';
import tickets from './tickets';

export const app = express();
app.get('/tickets', tickets.list);
app.get('/tickets/merge', asyncHandler(tickets.merge));
