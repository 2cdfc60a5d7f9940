module.exports = { basePath: '/bikes' };
