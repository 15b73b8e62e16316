enum E0 {}
