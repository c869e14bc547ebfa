// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QTimer>

namespace blendscope::testing {

/// Types a path into the next file dialog that opens, and accepts it.
class FileDialogTypist : public QObject {
 public:
  explicit FileDialogTypist(const QString& path) : path_(path) {
    timer_.setInterval(10);
    connect(&timer_, &QTimer::timeout, this, [this] { typeIfOpen(); });
    timer_.start();
  }

  bool typed() const { return typed_; }

 private:
  void typeIfOpen() {
    auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
    if (!dialog || typed_) return;
    typed_ = true;
    dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path_);
    QMetaObject::invokeMethod(dialog, "accept");
  }

  QString path_;
  QTimer timer_;
  bool typed_ = false;
};

}  // namespace blendscope::testing
