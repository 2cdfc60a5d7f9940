import { useAuth0 } from '@auth0/auth0-react';
import LoginButton from './components/LoginButton';
import Profile from './pages/Profile';

export default function App() {
  const { isLoading, isAuthenticated, error } = useAuth0();

  if (isLoading) return <p>Loading …</p>;
  return (
    <main>
      <h1>Bike club</h1>
      {error && <p role="alert">Login failed: {error.message}</p>}
      {isAuthenticated ? <Profile /> : <LoginButton label="Log in" />}
    </main>
  );
}
