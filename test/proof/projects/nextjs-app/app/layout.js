export const metadata = { title: 'Bike club' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <h1>Bike club</h1>
        {children}
      </body>
    </html>
  );
}
