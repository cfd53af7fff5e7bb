/** A small estate with something of everything that advice is about. */

/** Files by name: Visio is short by two and two newer ones are uncovered, Office has three too many, allocations stand idle. */
export const FILES: Readonly<Record<string, string>> = {
  'computers.csv': [
    'computer,user,status',
    ...['PC-1,anna,', 'PC-2,bert,', 'PC-3,,', 'PC-4,,', 'PC-5,,', 'PC-9,,retired'],
  ].join('\n'),
  'users.csv': 'user,status\nanna,active\nbert,active\ngone,inactive\n',
  'versions.csv': 'product,version,order\nVisio,2016,1\nVisio,2019,2\n',
  'installations.csv': [
    'computer,product,version,last_used',
    'PC-1,Visio,2016,2025-03-01',
    'PC-2,Visio,2016,2025-01-01',
    'PC-3,Visio,2016,2026-01-20',
    'PC-4,Visio,2019,',
    'PC-5,Visio,2019,',
    'PC-3,Draw,,2025-03-01',
    'PC-2,Office,,',
    'PC-3,Office,,',
  ].join('\n'),
  'licenses.csv': [
    'license,name,publisher,metric,unit_price,currency',
    'VISIO,Visio 2016,Microsoft,device,300,EUR',
    'OFFICE,Office,Microsoft Corporation,device,100,EUR',
    'CAD,,,device,,',
  ].join('\n'),
  'license_products.csv': 'license,product,version\nVISIO,Visio,2016\nOFFICE,Office,\nCAD,Cad,\n',
  'purchases.csv': [
    'purchase,license,kind,quantity,starts,expires',
    'P-1,VISIO,software,1,,',
    'P-2,OFFICE,software,2,2020-01-01,',
    'P-3,OFFICE,subscription,4,2025-07-01,2026-06-30',
    'P-4,CAD,software,1,,',
  ].join('\n'),
  'allocations.csv': [
    'license,computer,user,kind,assigned_on',
    'OFFICE,PC-9,,permanent,2026-01-15',
    'OFFICE,,gone,allocated,2025-11-30',
    'OFFICE,PC-1,,allocated,2020-01-01',
    'OFFICE,PC-2,,allocated,2026-01-20',
    'CAD,PC-1,,allocated,',
  ].join('\n'),
};
