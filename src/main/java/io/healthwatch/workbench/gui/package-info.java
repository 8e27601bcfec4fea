/**
 * The window. A sub-package a view, each a pair: a view class that builds nodes and binds, and a view model
 * without any control in it. What all views share stands here: {@link
 * io.healthwatch.workbench.gui.Workspace}.
 */
package io.healthwatch.workbench.gui;
