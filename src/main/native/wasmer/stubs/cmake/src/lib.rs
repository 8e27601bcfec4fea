//! Stands in for cmake, which `wasmer` lists for its build script but calls nowhere.
