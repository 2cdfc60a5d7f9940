import TenantLogin from './tenant';

// Two tenants, so what the class gets differs.
export const shop = new TenantLogin('shop-client', 'shop.eu.auth0.com');
export const staff = new TenantLogin('staff-client', 'staff.eu.auth0.com');
