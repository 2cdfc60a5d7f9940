import type { Cancellation, Request, Response } from './protocol.js';

/** A running thread. */
export interface Channel {
  post(message: Request | Cancellation): void;
  onResponse(listener: (response: Response) => void): void;
  /** Calls the listener once if the thread ends by itself. */
  onEnd(listener: (reason: string) => void): void;
  end(): void;
}

/** Starts a thread. @throws {Error} if the platform cannot */
export type StartChannel = () => Channel;
