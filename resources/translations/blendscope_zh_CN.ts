<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Compass</name>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
</context>
<context>
    <name>DisplayWords</name>
    <message>
        <source>unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>%1  (%2°, %3°)</source>
        <translation>%1  (%2°, %3°)</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>幂</translation>
    </message>
    <message>
        <source>Square root</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>Squared</source>
        <translation>平方</translation>
    </message>
    <message>
        <source>Asinh</source>
        <translation>Asinh</translation>
    </message>
    <message>
        <source>Sinh</source>
        <translation>Sinh</translation>
    </message>
    <message>
        <source>Histogram equalization</source>
        <translation>直方图均衡</translation>
    </message>
    <message>
        <source>ZScale</source>
        <translation>ZScale</translation>
    </message>
    <message>
        <source>Min–max</source>
        <translation>最小–最大</translation>
    </message>
    <message>
        <source>99.5 %</source>
        <translation>99.5 %</translation>
    </message>
    <message>
        <source>99 %</source>
        <translation>99 %</translation>
    </message>
    <message>
        <source>98 %</source>
        <translation>98 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>90 %</source>
        <translation>90 %</translation>
    </message>
    <message>
        <source>User</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Magma</source>
        <translation>Magma</translation>
    </message>
    <message>
        <source>Cubehelix</source>
        <translation>Cubehelix</translation>
    </message>
    <message>
        <source>Heat</source>
        <translation>暖色</translation>
    </message>
    <message>
        <source>Cool</source>
        <translation>冷色</translation>
    </message>
    <message>
        <source>%1 stretch</source>
        <translation>%1拉伸</translation>
    </message>
    <message>
        <source>%1 limits%2</source>
        <translation>%1界限%2</translation>
    </message>
    <message>
        <source> shared by all</source>
        <translation>（全部共用）</translation>
    </message>
    <message>
        <source>contrast %1</source>
        <translation>对比度 %1</translation>
    </message>
    <message>
        <source>bias %1</source>
        <translation>偏置 %1</translation>
    </message>
    <message>
        <source>inverted colours</source>
        <translation>反色</translation>
    </message>
</context>
<context>
    <name>HyperparameterWords</name>
    <message>
        <source>How far apart in normalised pixels two cutouts may be and still share their class.</source>
        <translation>两个切片在归一化像素上相距多远仍属同一类别。</translation>
    </message>
    <message>
        <source>%1 times the usual distance to a neighbour (%2): </source>
        <translation>近邻通常距离（%2）的 %1 倍：</translation>
    </message>
    <message>
        <source>small. Only near twins are trusted; without one the model shrugs (mean near 0).</source>
        <translation>小。只信任几乎相同的切片；没有这样的切片时模型不作判断（均值接近 0）。</translation>
    </message>
    <message>
        <source>moderate. The nearest neighbours count clearly more than the far ones.</source>
        <translation>适中。最近的近邻明显比远的更有分量。</translation>
    </message>
    <message>
        <source>large. The classes change slowly over the space of images, so all neighbours have a say; making it larger still would change little.</source>
        <translation>大。类别在图像空间中变化缓慢，所有近邻都有影响；再增大几乎无变化。</translation>
    </message>
    <message>
        <source>Rough: the class may change abruptly from one cutout to the next.</source>
        <translation>粗糙：相邻切片之间类别可能突变。</translation>
    </message>
    <message>
        <source>Fairly rough: once differentiable in the pixels.</source>
        <translation>较粗糙：对像素一次可微。</translation>
    </message>
    <message>
        <source>Smooth: the class score changes gently, neighbours further out bend the estimate.</source>
        <translation>平滑：类别得分变化平缓，较远的近邻也会影响估计。</translation>
    </message>
    <message>
        <source>Small: labels are taken at their word, the nearest neighbour weighs most.</source>
        <translation>小：完全相信标注，最近的近邻权重最大。</translation>
    </message>
    <message>
        <source>Moderate: some labels or pixels are expected to mislead, so neighbours are averaged.</source>
        <translation>适中：预计部分标注或像素有误，因此对近邻取平均。</translation>
    </message>
    <message>
        <source>Large: single labels are hardly trusted, the model averages over the whole neighbourhood.</source>
        <translation>大：几乎不信任单个标注，模型对整个邻域取平均。</translation>
    </message>
    <message>
        <source>Neighbours k</source>
        <translation>近邻数 k</translation>
    </message>
    <message>
        <source>Training cutouts that decide each prediction.</source>
        <translation>决定每次预测的训练切片。</translation>
    </message>
    <message>
        <source>Variance σ²</source>
        <translation>方差 σ²</translation>
    </message>
    <message>
        <source>Scale of the posterior variance: how far scores spread where no neighbour is near.</source>
        <translation>后验方差的尺度：附近没有近邻时得分的离散程度。</translation>
    </message>
    <message>
        <source>Shortest ℓ</source>
        <translation>最短 ℓ</translation>
    </message>
    <message>
        <source>Along the feature that matters most.</source>
        <translation>沿最重要的特征。</translation>
    </message>
    <message>
        <source>Longest ℓ</source>
        <translation>最长 ℓ</translation>
    </message>
    <message>
        <source>Along the feature that matters least.</source>
        <translation>沿最不重要的特征。</translation>
    </message>
    <message>
        <source>Noise slope ε₁</source>
        <translation>噪声斜率 ε₁</translation>
    </message>
    <message>
        <source>How much the doubt in a label grows with its noise column.</source>
        <translation>标注的不确定程度随其噪声列增长的快慢。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Leave-one-out loss at these values; compare it between runs of the same loss only.</source>
        <translation>取这些值时的留一损失；只能在损失相同的运行之间比较。</translation>
    </message>
    <message>
        <source>Recall of the search</source>
        <translation>搜索召回率</translation>
    </message>
    <message>
        <source>Share of the true nearest neighbours that the fast search finds.</source>
        <translation>快速搜索找到的真实最近邻比例。</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>核函数</translation>
    </message>
    <message>
        <source>Length scale ℓ</source>
        <translation>长度尺度 ℓ</translation>
    </message>
    <message>
        <source>Smoothness ν</source>
        <translation>平滑度 ν</translation>
    </message>
    <message>
        <source>Label noise ε</source>
        <translation>标注噪声 ε</translation>
    </message>
    <message>
        <source>Variance σ², %1</source>
        <translation>方差 σ²，%1</translation>
    </message>
</context>
<context>
    <name>JobState</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Go to the next cutout in that direction</source>
        <translation>转到该方向的下一个切片</translation>
    </message>
    <message>
        <source>Go a page, or to the first or last cutout</source>
        <translation>翻页，或转到第一个或最后一个切片</translation>
    </message>
    <message>
        <source>Select the current cutout, or drop it</source>
        <translation>选中或取消当前切片</translation>
    </message>
    <message>
        <source>Select all that are shown</source>
        <translation>选中所有显示的切片</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消全部选择</translation>
    </message>
    <message>
        <source>Larger cutouts</source>
        <translation>放大切片</translation>
    </message>
    <message>
        <source>Smaller cutouts</source>
        <translation>缩小切片</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动画面</translation>
    </message>
    <message>
        <source>Go to the next point in that direction</source>
        <translation>转到该方向的下一个点</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Show all points</source>
        <translation>显示所有点</translation>
    </message>
    <message>
        <source>Select the current point, or drop it</source>
        <translation>选中或取消当前点</translation>
    </message>
    <message>
        <source>Show the current cutout</source>
        <translation>显示当前切片</translation>
    </message>
    <message>
        <source>Select all points</source>
        <translation>选中所有点</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Go to the next cell</source>
        <translation>转到下一单元格</translation>
    </message>
    <message>
        <source>Select the cutouts of the cell</source>
        <translation>选中该单元格的切片</translation>
    </message>
    <message>
        <source>Table of runs</source>
        <translation>运行表</translation>
    </message>
    <message>
        <source>Remove the run</source>
        <translation>移除该运行</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Read the next point</source>
        <translation>读取下一个点</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Show all of the chart</source>
        <translation>显示整个图表</translation>
    </message>
    <message>
        <source>ROC curves</source>
        <translation>ROC 曲线</translation>
    </message>
    <message>
        <source>Walk along the curve</source>
        <translation>沿曲线移动</translation>
    </message>
    <message>
        <source>Go to the next curve</source>
        <translation>转到下一条曲线</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Large image</source>
        <translation>大图</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>移动十字线</translation>
    </message>
    <message>
        <source>Show all of the image</source>
        <translation>显示整幅图像</translation>
    </message>
    <message>
        <source>Begin or end a line to read values along</source>
        <translation>开始或结束一条读数线</translation>
    </message>
    <message>
        <source>Set contrast and bias back</source>
        <translation>还原对比度和偏置</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪视</translation>
    </message>
    <message>
        <source>Go to the previous or next cutout</source>
        <translation>转到上一个或下一个切片</translation>
    </message>
</context>
<context>
    <name>PointColourWords</name>
    <message>
        <source>unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>未测试</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Right or wrong</source>
        <translation>正确或错误</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>%1 (truth)</source>
        <translation>%1（真值）</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>PNG, SVG, PDF or CSV (*.png *.svg *.pdf *.csv)</source>
        <translation>PNG、SVG、PDF 或 CSV (*.png *.svg *.pdf *.csv)</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>正常文字大小(&amp;N)</translation>
    </message>
    <message>
        <source>The window speaks it when it is opened next.</source>
        <translation>下次打开窗口时生效。</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Copy numbers</source>
        <translation>复制数值</translation>
    </message>
    <message>
        <source>Save picture or numbers…</source>
        <translation>保存图片或数值…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>What is known of the current cutout</source>
        <translation>当前切片的已知信息</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>由 %1</translation>
    </message>
    <message>
        <source>by the rule %1</source>
        <translation>按规则 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Class in the data</source>
        <translation>数据中的类别</translation>
    </message>
    <message>
        <source>Label origin</source>
        <translation>标注来源</translation>
    </message>
    <message>
        <source>Labelled by</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>Labelled on (UTC)</source>
        <translation>标注时间 (UTC)</translation>
    </message>
    <message>
        <source>%1, as in the data</source>
        <translation>%1，与数据相同</translation>
    </message>
    <message>
        <source>%1, %2, %3; in the data: %4</source>
        <translation>%1，%2，%3；数据中：%4</translation>
    </message>
    <message>
        <source>label</source>
        <translation>个标注</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>个标注</translation>
    </message>
    <message>
        <source>Trained again after %1 changed; the two cannot be compared: %2.</source>
        <translation>%1 更改后重新训练；两者无法比较：%2。</translation>
    </message>
    <message>
        <source> (95 % interval %1 to %2, p = %3)</source>
        <translation>（95 % 区间 %1 至 %2，p = %3）</translation>
    </message>
    <message>
        <source>Trained again after %1 changed: accuracy %2 before, %3 now, a difference of %4. Both are judged by the new labels on the same %5 (%6).</source>
        <translation>%1 更改后重新训练：准确率原为 %2，现为 %3，相差 %4。两者均在相同的 %5 上按新标注评判（%6）。</translation>
    </message>
    <message>
        <source>test</source>
        <translation>次测试</translation>
    </message>
    <message>
        <source>tests</source>
        <translation>次测试</translation>
    </message>
    <message>
        <source>this cutout</source>
        <translation>此切片</translation>
    </message>
    <message>
        <source>%1 selected cutouts</source>
        <translation>选中的 %1 个切片</translation>
    </message>
    <message numerus="yes">
        <source>Unlabel %n cutout(s) by rule</source>
        <translation>
            <numerusform>按规则移除 %n 个切片的标注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n cutout(s) %1 by rule</source>
        <translation>
            <numerusform>按规则将 %n 个切片标为 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write a note on %n cutout(s)</source>
        <translation>
            <numerusform>为 %n 个切片写备注</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Most uncertain first</source>
        <translation>最不确定者在前</translation>
    </message>
    <message>
        <source>Where the class probabilities are most even (entropy)</source>
        <translation>类别概率最接近均等处（熵）</translation>
    </message>
    <message>
        <source>Confident mistakes first</source>
        <translation>自信的错误在前</translation>
    </message>
    <message>
        <source>Where the prediction contradicts the label most surely: the label may be wrong</source>
        <translation>预测与标注矛盾最确定处：标注可能有误</translation>
    </message>
    <message>
        <source>Where models disagree</source>
        <translation>模型分歧处</translation>
    </message>
    <message>
        <source>Jensen–Shannon divergence of what the runs and applied models say; needs two</source>
        <translation>各运行与已应用模型判断的 Jensen–Shannon 散度；至少需要两个</translation>
    </message>
    <message>
        <source>Most informative first</source>
        <translation>信息量最大者在前</translation>
    </message>
    <message>
        <source>What a label is expected to tell the models, weighted by how many cutouts look alike; copies of what comes before are put last</source>
        <translation>标注预计能给模型带来的信息，按相似切片的数量加权；与前面重复者排在最后</translation>
    </message>
    <message>
        <source>Random draw</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>Owes nothing to any model: estimates the accuracy without bias</source>
        <translation>不依赖任何模型：可无偏估计准确率</translation>
    </message>
</context>
<context>
    <name>RunSeriesWords</name>
    <message>
        <source> (95 % interval %1)</source>
        <translation>（95 % 区间 %1）</translation>
    </message>
    <message>
        <source>above 1</source>
        <translation>1 以上</translation>
    </message>
    <message>
        <source>%1
Calling %2 from a probability of %3 on finds %4 of them; %5 of those called so are.</source>
        <translation>%1
概率达 %3 即判为 %2，可找到其中的 %4；被如此判定的有 %5 确实是。</translation>
    </message>
    <message>
        <source>%1
%2 %3 to %4%5: %6 %7%8, %9. Click to select them.</source>
        <translation>%1
%2 %3 至 %4%5：%6 %7%8，%9。点击以选中。</translation>
    </message>
    <message>
        <source>completeness</source>
        <translation>完备度</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>%1
%2 training cutouts: accuracy %3%4; fitting %5, predicting %6</source>
        <translation>%1
%2 个训练切片：准确率 %3%4；拟合 %5，预测 %6</translation>
    </message>
    <message>
        <source>the last doubling brought %1 (95 % interval %2 to %3); more data %4</source>
        <translation>最近一次加倍带来 %1（95 % 区间 %2 至 %3）；更多数据%4</translation>
    </message>
    <message>
        <source>would help</source>
        <translation>会有帮助</translation>
    </message>
    <message>
        <source>of the same kind may not help</source>
        <translation>若为同类则未必有帮助</translation>
    </message>
    <message>
        <source>%1 of the rows failed: %2</source>
        <translation>%1 的行失败：%2</translation>
    </message>
    <message>
        <source>%1: accuracy %2%3 in %4. Click to make it the current run.</source>
        <translation>%1：准确率 %2%3，用时 %4。点击设为当前运行。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 与 %2：%3</translation>
    </message>
    <message>
        <source>%1 is right more often than %2 by %3; chance alone would hardly do that.</source>
        <translation>%1 比 %2 更常正确，相差 %3；仅凭偶然几乎不会如此。</translation>
    </message>
    <message>
        <source>%1 is ahead of %2 by %3, which chance alone may have done.</source>
        <translation>%1 领先 %2 %3，但可能只是偶然。</translation>
    </message>
    <message>
        <source>AP %1</source>
        <translation>AP %1</translation>
    </message>
    <message>
        <source>best within this time</source>
        <translation>该时间内最佳</translation>
    </message>
    <message>
        <source>Difference
95 % interval</source>
        <translation>差异
95 % 区间</translation>
    </message>
    <message>
        <source>p
p by Holm
Test</source>
        <translation>p
Holm 校正 p
检验</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>无法检验</translation>
    </message>
</context>
<context>
    <name>StudyWords</name>
    <message>
        <source>not yet</source>
        <translation>尚未</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>No pipeline has a result on every division yet.</source>
        <translation>尚无流水线在每个划分上都有结果。</translation>
    </message>
    <message>
        <source>Best of %1 on these test rows: %2, %3 (%4).</source>
        <translation>这些测试行上 %1 中最佳：%2，%3（%4）。</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>条流水线</translation>
    </message>
    <message>
        <source>pipelines</source>
        <translation>条流水线</translation>
    </message>
    <message>
        <source> Chosen by training rows alone: %1 (%2), which is what to expect.</source>
        <translation>仅按训练行选择：%1（%2），这是可预期的水平。</translation>
    </message>
    <message>
        <source>Accuracy %1, 95 % interval %2</source>
        <translation>准确率 %1，95 % 区间 %2</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Look at the stars</source>
        <translation>查看恒星</translation>
    </message>
    <message>
        <source>Each picture is one source from a survey: a single star, or two that melted into one. Click a star to see it large on the right.</source>
        <translation>每张图片是巡天中的一个源：单星，或融合在一起的两颗星。点击一颗星，在右侧放大查看。</translation>
    </message>
    <message>
        <source>Find groups</source>
        <translation>寻找分组</translation>
    </message>
    <message>
        <source>An embedding lays all cutouts out as points, near to those that look like them. Press Embed and watch.</source>
        <translation>嵌入把所有切片排成点，相似的彼此靠近。按“嵌入”并观看。</translation>
    </message>
    <message>
        <source>Choose the lasso above the points and draw around a group. What you select here is selected on every page.</source>
        <translation>选择点图上方的套索，圈出一组。在此选中的内容在所有页面都被选中。</translation>
    </message>
    <message>
        <source>Train two models</source>
        <translation>训练两个模型</translation>
    </message>
    <message>
        <source>MuyGPs and nearest neighbours are ticked. Press the button: both learn from some of the stars and are tested on the others.</source>
        <translation>已勾选 MuyGPs 和最近邻。按下按钮：两者用部分恒星学习，并在其余恒星上测试。</translation>
    </message>
    <message>
        <source>Compare them</source>
        <translation>比较它们</translation>
    </message>
    <message>
        <source>Rows are true classes, columns what the model said. Click a cell off the diagonal: those are mistakes, and now they are selected.</source>
        <translation>行是真实类别，列是模型的判断。点击对角线以外的单元格：那些是错误，现在已被选中。</translation>
    </message>
    <message>
        <source>Ask why, and how far to trust</source>
        <translation>追问原因与可信程度</translation>
    </message>
    <message>
        <source>Click a mistake. Beside it you see what the model believed, and the training stars that decided it.</source>
        <translation>点击一个错误。旁边显示模型的判断，以及起决定作用的训练恒星。</translation>
    </message>
    <message>
        <source>This page says in plain words what the data support, and what they cannot tell. That was the tour; F1 helps on every page.</source>
        <translation>本页用浅显的话说明数据支持什么、不能说明什么。导览到此结束；每个页面都可按 F1 获取帮助。</translation>
    </message>
</context>
<context>
    <name>TrustWords</name>
    <message>
        <source>%1 (%2 to %3 %)</source>
        <translation>%1（%2 至 %3 %）</translation>
    </message>
    <message>
        <source>Send %1 to a specialist, be right in %2 of the rest.</source>
        <translation>将 %1 送交专家，其余中 %2 正确。</translation>
    </message>
    <message>
        <source>%1 are sent, %2 decided here. Deciding all of them: right in %3.</source>
        <translation>送出 %1，在此判定 %2。全部判定时：%3 正确。</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>Doubt is measured by: %1.</source>
        <translation>不确定程度的度量：%1。</translation>
    </message>
    <message>
        <source>Doubt is measured by: %1. Area under risk against coverage %2 (%3); %4 if doubt said nothing, %5 at best.</source>
        <translation>不确定程度的度量：%1。风险–覆盖率曲线下面积 %2（%3）；若该度量毫无信息则为 %4，最佳为 %5。</translation>
    </message>
    <message>
        <source>MuyGPs&apos; confidence band calls %1 of %2 test cutouts ambiguous: right in %3 of the clear ones, %4 of the ambiguous.</source>
        <translation>MuyGPs 的置信区间带认为 %2 个测试切片中有 %1 个模棱两可：明确者中 %3 正确，模棱两可者中 %4 正确。</translation>
    </message>
    <message>
        <source>Where %1 of the cutouts are of class %2, a cutout called %2 is one in %3 of cases.</source>
        <translation>若 %1 的切片属于 %2 类，被判为 %2 的切片有 %3 确实是。</translation>
    </message>
    <message>
        <source>Among the test rows %1 are of class %2; %3 of those are found, and %4 of the others mistaken for them. These two are taken to hold elsewhere: the classes must look the same there.</source>
        <translation>测试行中 %1 属于 %2 类；其中 %3 被找到，其他类有 %4 被误判为此类。假定这两个比例在别处也成立：那里的各类外观须相同。</translation>
    </message>
    <message>
        <source>%1 of the sets name one class, %2 several, %3 none.</source>
        <translation>%1 的集合给出一个类别，%2 给出多个，%3 一个也没有。</translation>
    </message>
    <message>
        <source>No label of a test row is in doubt.</source>
        <translation>没有测试行的标注存疑。</translation>
    </message>
    <message>
        <source>%1 of %2 (%3) look confidently like another class than their label says, each judged by models that did not train on it: wrong labels, stars that cannot be told apart, or faults of this model. If all of these were wrong labels, and those that look confidently like no class wrong as often, %4 of the labels would be wrong.</source>
        <translation>%2 中有 %1 个（%3）看起来确信属于标注之外的类别，均由未用其训练的模型判断：可能是标注错误、无法区分的恒星，或该模型的缺陷。若这些全是标注错误，且看起来不确信属于任何类别者出错同样频繁，则 %4 的标注有误。</translation>
    </message>
    <message>
        <source>test cutout</source>
        <translation>个测试切片</translation>
    </message>
    <message>
        <source>test cutouts</source>
        <translation>个测试切片</translation>
    </message>
    <message>
        <source> %1 more were not judged: another image of their object trained the model.</source>
        <translation>另有 %1 个未评判：其天体的另一图像参与了模型训练。</translation>
    </message>
    <message>
        <source>%1 are %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>⚠ %1 Predictions for the strangest of them rest on no training cutout like them.</source>
        <translation>⚠ %1对其中最异常者的预测没有相似的训练切片作依据。</translation>
    </message>
    <message>
        <source> (T = %1)</source>
        <translation>（T = %1）</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>Distance to neighbours</source>
        <translation>到近邻的距离</translation>
    </message>
    <message>
        <source>Posterior variance</source>
        <translation>后验方差</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::AppliedPanel</name>
    <message>
        <source>Apply a saved model…</source>
        <translation>应用已保存的模型…</translation>
    </message>
    <message>
        <source>Apply a saved model</source>
        <translation>应用已保存的模型</translation>
    </message>
    <message>
        <source>Predicts every cutout, labelled or not. Predictions become columns to sort, group and colour by.</source>
        <translation>预测每个切片，无论是否标注。预测结果成为可排序、分组和着色的列。</translation>
    </message>
    <message>
        <source>Models (*.model);;All files (*)</source>
        <translation>模型 (*.model);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Write the predictions</source>
        <translation>写出预测</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Browse the predictions</source>
        <translation>浏览预测</translation>
    </message>
    <message>
        <source>Show the cutouts in Explore, a section for each predicted class</source>
        <translation>在“浏览”中按预测类别分组显示切片</translation>
    </message>
    <message>
        <source>Write ids, predicted classes, probabilities and uncertainties to a CSV file</source>
        <translation>将编号、预测类别、概率和不确定度写入 CSV 文件</translation>
    </message>
    <message>
        <source>Drop these predictions</source>
        <translation>移除这些预测</translation>
    </message>
    <message>
        <source>Take these columns away again</source>
        <translation>移除这些列</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Do something about this message</source>
        <translation>处理此消息</translation>
    </message>
    <message>
        <source>Do something else about this message</source>
        <translation>以另一方式处理此消息</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CaseList</name>
    <message>
        <source>Test cutouts of the run</source>
        <translation>该运行的测试切片</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>The run whose test cutouts are listed</source>
        <translation>列出其测试切片的运行</translation>
    </message>
    <message>
        <source>Which cutouts</source>
        <translation>哪些切片</translation>
    </message>
    <message>
        <source>Which of its test cutouts are listed</source>
        <translation>列出哪些测试切片</translation>
    </message>
    <message>
        <source>Wrong only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>All test cutouts</source>
        <translation>所有测试切片</translation>
    </message>
    <message>
        <source>The selection</source>
        <translation>当前选择</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>What comes first</source>
        <translation>优先顺序</translation>
    </message>
    <message>
        <source>Surest first</source>
        <translation>最有把握者在前</translation>
    </message>
    <message>
        <source>Least sure first</source>
        <translation>最无把握者在前</translation>
    </message>
    <message>
        <source>Most uncertain first</source>
        <translation>最不确定者在前</translation>
    </message>
    <message>
        <source>Order of the file</source>
        <translation>文件顺序</translation>
    </message>
    <message>
        <source>⚠ %1 (labels changed since)</source>
        <translation>⚠ %1（此后标注已更改）</translation>
    </message>
    <message>
        <source>Labels changed since: train again</source>
        <translation>此后标注已更改：请重新训练</translation>
    </message>
    <message>
        <source>%1 taken for %2: %3</source>
        <translation>%1 被当作 %2：%3</translation>
    </message>
    <message>
        <source>Show all test cutouts</source>
        <translation>显示所有测试切片</translation>
    </message>
    <message>
        <source>Show wrong only</source>
        <translation>仅显示错误</translation>
    </message>
    <message>
        <source>Nothing is selected. Click a cell of the confusion matrix on Compare, or select cutouts in Explore.</source>
        <translation>未选中任何切片。请在“比较”中点击混淆矩阵的单元格，或在“浏览”中选择切片。</translation>
    </message>
    <message>
        <source>None of the selected cutouts was tested by this run.</source>
        <translation>选中的切片均未被此运行测试。</translation>
    </message>
    <message>
        <source>This run got every test cutout right.</source>
        <translation>此运行的测试切片全部正确。</translation>
    </message>
    <message>
        <source>No test cutout of this run is among these.</source>
        <translation>其中没有此运行的测试切片。</translation>
    </message>
    <message>
        <source>This run was tested on another data set.</source>
        <translation>该运行是在另一数据集上测试的。</translation>
    </message>
    <message>
        <source>%1 of %2 tested</source>
        <translation>%2 中的 %1</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ClassPanel</name>
    <message>
        <source>How do the classes differ?</source>
        <translation>各类别有何不同？</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Every class on average, and where they part</source>
        <translation>各类的平均图像及其差异所在</translation>
    </message>
    <message>
        <source>How the light of each class falls off from the centre</source>
        <translation>各类光强随离中心距离的衰减</translation>
    </message>
    <message>
        <source>Size, shape and every column by class, what separates them most first</source>
        <translation>按类别显示大小、形状和各列，区分度最高者在前</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Mean or median images</source>
        <translation>均值或中位数图像</translation>
    </message>
    <message>
        <source>Medians leave out what only few cutouts show, such as neighbours and bad pixels.</source>
        <translation>中值可略去仅少数切片才有的内容，如邻星和坏像素。</translation>
    </message>
    <message>
        <source>What separates the classes most comes first</source>
        <translation>区分类别最有力者在前</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Measure radial profiles</source>
        <translation>测量径向轮廓</translation>
    </message>
    <message>
        <source>Cancelled. Open the tab again to go on.</source>
        <translation>已取消。重新打开此标签页以继续。</translation>
    </message>
    <message>
        <source>Measuring every cutout…</source>
        <translation>正在测量每个切片…</translation>
    </message>
    <message>
        <source>Measure how the classes differ</source>
        <translation>测量类别差异</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ClassStrip</name>
    <message>
        <source>Mean image of every class and how they differ</source>
        <translation>各类的平均图像及其差异</translation>
    </message>
    <message>
        <source>Compare the classes</source>
        <translation>比较类别</translation>
    </message>
    <message>
        <source>Median of %1 cutouts of class %2, each without its sky and divided by its flux first</source>
        <translation>%2 类 %1 个切片的中值，每个先减去天空背景并除以其流量</translation>
    </message>
    <message>
        <source>Mean of %1 cutouts of class %2, each without its sky and divided by its flux first</source>
        <translation>%2 类 %1 个切片的均值，每个先减去天空背景并除以其流量</translation>
    </message>
    <message>
        <source>%1 − %2: where %1 is brighter (its colour) or %2 is (the other colour), in units of the scatter within the classes (Cohen&apos;s d)</source>
        <translation>%1 − %2：%1 更亮处（用其颜色）或 %2 更亮处（用另一颜色），以类内离散度为单位（Cohen&apos;s d）</translation>
    </message>
    <message>
        <source>%1
Here (column %2, row %3): %4</source>
        <translation>%1
此处（第 %2 列，第 %3 行）：%4</translation>
    </message>
    <message>
        <source>Cohen’s d</source>
        <translation>Cohen’s d</translation>
    </message>
    <message>
        <source>Cohen’s d, an effect size: the difference of the class means in units of the scatter within the classes. 0.2 is small, 0.5 medium, 0.8 large.</source>
        <translation>Cohen’s d，一种效应量：类均值之差，以类内离散度为单位。0.2 为小，0.5 为中，0.8 为大。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ColourBar</name>
    <message>
        <source>Colour scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1，从 %2 到 %3</translation>
    </message>
    <message>
        <source>%1. Values beyond the ends take the colours of the ends.</source>
        <translation>%1。超出两端的值取两端的颜色。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CompanionMapView</name>
    <message>
        <source>Companions found by separation and flux ratio</source>
        <translation>按间距和流量比统计找到的伴星</translation>
    </message>
    <message>
        <source>Separation</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>Flux ratio, faint to bright star</source>
        <translation>流量比（暗星比亮星）</translation>
    </message>
    <message>
        <source>found: 0 %</source>
        <translation>找到：0 %</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100 %</translation>
    </message>
    <message>
        <source>half are found</source>
        <translation>找到一半</translation>
    </message>
    <message>
        <source>Separation %1 to %2 %3, flux ratio %4 to %5</source>
        <translation>间距 %1 至 %2 %3，流量比 %4 至 %5</translation>
    </message>
    <message>
        <source>%1: no pairs</source>
        <translation>%1：无双星对</translation>
    </message>
    <message>
        <source>%1: %2 of %3 found, %4 (95 % interval %5). Click to select them.</source>
        <translation>%1：找到 %2 / %3，%4（95 % 区间 %5）。点击以选中。</translation>
    </message>
    <message>
        <source>Separation (%1)</source>
        <translation>间距（%1）</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CompareCharts</name>
    <message>
        <source>Draw ROC curves</source>
        <translation>绘制 ROC 曲线</translation>
    </message>
    <message>
        <source>Draw precision and recall</source>
        <translation>绘制精确率与召回率</translation>
    </message>
    <message>
        <source>Recall of %1</source>
        <translation>%1 的召回率</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Completeness of %1</source>
        <translation>%1 的完备度</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完备度</translation>
    </message>
    <message>
        <source>Accuracy by %1</source>
        <translation>按 %1 的准确率</translation>
    </message>
    <message>
        <source>The tested cutouts have no column of numbers that differ.</source>
        <translation>测试过的切片没有取值不同的数值列。</translation>
    </message>
    <message>
        <source>No tested cutout has a value in this column.</source>
        <translation>测试过的切片在此列中均无值。</translation>
    </message>
    <message>
        <source>%1 %2 to %3</source>
        <translation>%1 %2 至 %3</translation>
    </message>
    <message>
        <source>Map companions</source>
        <translation>绘制伴星图</translation>
    </message>
    <message>
        <source>Needs the true separation and flux ratio of companions, as simulated surveys have them (columns separation_px and flux_ratio).</source>
        <translation>需要伴星的真实间距和流量比，如模拟巡天所含（列 separation_px 和 flux_ratio）。</translation>
    </message>
    <message>
        <source>companions of one cell</source>
        <translation>一个单元格的伴星</translation>
    </message>
    <message>
        <source>Seconds to train and predict, per division</source>
        <translation>每个划分训练与预测的秒数</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Select two or more runs in the table to compare them.</source>
        <translation>在表中选择两个以上的运行进行比较。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Compare runs</source>
        <translation>比较运行</translation>
    </message>
    <message>
        <source>Point at a curve to read it; with the keyboard, use the arrow keys.</source>
        <translation>指向曲线以读数；也可用方向键。</translation>
    </message>
    <message>
        <source>Charts of the runs</source>
        <translation>运行图表</translation>
    </message>
    <message>
        <source>ROC</source>
        <translation>ROC</translation>
    </message>
    <message>
        <source>By column</source>
        <translation>按列</translation>
    </message>
    <message>
        <source>Companions</source>
        <translation>伴星</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Chance?</source>
        <translation>偶然？</translation>
    </message>
    <message>
        <source>Precision against recall of the positive class</source>
        <translation>正类的精确率与召回率</translation>
    </message>
    <message>
        <source>Accuracy and completeness against separation, S/N, seeing or any other column</source>
        <translation>准确率和完备度随间距、信噪比、视宁度或其他列的变化</translation>
    </message>
    <message>
        <source>Which companions are found, by separation and flux ratio</source>
        <translation>按间距和流量比看能找到哪些伴星</translation>
    </message>
    <message>
        <source>Accuracy and time against the number of training cutouts</source>
        <translation>准确率和时间随训练切片数的变化</translation>
    </message>
    <message>
        <source>Accuracy against time, with the runs that no other one beats in both</source>
        <translation>准确率与时间，标出无人能在两方面同时胜过的运行</translation>
    </message>
    <message>
        <source>Whether the differences between runs are more than chance</source>
        <translation>运行之间的差异是否超出偶然</translation>
    </message>
    <message>
        <source>Save this chart</source>
        <translation>保存此图表</translation>
    </message>
    <message>
        <source>Save this chart as PNG, SVG or PDF, or its numbers as CSV</source>
        <translation>将此图表存为 PNG、SVG 或 PDF，或将数值存为 CSV</translation>
    </message>
    <message>
        <source>Precision against recall</source>
        <translation>精确率对召回率</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What the cutouts are sorted by</source>
        <translation>切片的排序依据</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Accuracy: share of all cutouts that were right. Completeness: share of the positive class that was found.</source>
        <translation>准确率：所有切片中判对的比例。完备度：正类中被找到的比例。</translation>
    </message>
    <message>
        <source>Accuracy against a column</source>
        <translation>准确率随某列的变化</translation>
    </message>
    <message>
        <source>against</source>
        <translation>相对于</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>绘制内容</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Measure learning curves</source>
        <translation>测量学习曲线</translation>
    </message>
    <message>
        <source>Trains the selected runs anew on 10 to 100 % of their training cutouts, three draws of each, and tests on the same cutouts</source>
        <translation>用 10 至 100 % 的训练切片重新训练所选运行，每档抽取三次，并在相同切片上测试</translation>
    </message>
    <message>
        <source>Learning curves</source>
        <translation>学习曲线</translation>
    </message>
    <message>
        <source>Accuracy against time</source>
        <translation>准确率与时间</translation>
    </message>
    <message>
        <source>Differences between runs</source>
        <translation>运行之间的差异</translation>
    </message>
    <message>
        <source>Learning curve of %1</source>
        <translation>%1 的学习曲线</translation>
    </message>
    <message>
        <source>Training cutouts</source>
        <translation>训练切片</translation>
    </message>
    <message>
        <source>Seconds to train and predict</source>
        <translation>训练与预测的秒数</translation>
    </message>
    <message>
        <source>Would more data help? Press Measure to train the selected runs on growing parts of their training cutouts.</source>
        <translation>更多数据有帮助吗？按“测量”，用逐渐增多的训练切片训练所选运行。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>ROC curves of %1 against the rest; their AUC is that of this class, the table&apos;s the mean over the classes where there are more than two</source>
        <translation>%1 对其余类的 ROC 曲线；曲线的 AUC 为该类的值，多于两类时表中为各类的均值</translation>
    </message>
    <message>
        <source>called %1 from a probability of %2 on</source>
        <translation>概率达 %2 即判为 %1</translation>
    </message>
    <message>
        <source>none is called %1</source>
        <translation>无一判为 %1</translation>
    </message>
    <message>
        <source>What the learning curves say</source>
        <translation>学习曲线的含义</translation>
    </message>
    <message>
        <source>What the differences say</source>
        <translation>差异的含义</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Runs side by side. Select several rows to overlay their curves; click a cell of the matrix to select its cutouts everywhere.</source>
        <translation>并列比较各次运行。选中多行可叠加曲线；点击矩阵单元格可在各处选中其切片。</translation>
    </message>
    <message>
        <source>Train two models to compare them.</source>
        <translation>训练两个模型以便比较。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Inspect them</source>
        <translation>检查它们</translation>
    </message>
    <message>
        <source>Inspect the selected cutouts</source>
        <translation>检查选中的切片</translation>
    </message>
    <message>
        <source>Opens Inspect on the selected cutouts</source>
        <translation>在“检查”中打开选中的切片</translation>
    </message>
    <message>
        <source>Click a cell to select its cutouts.</source>
        <translation>点击单元格以选中其中的切片。</translation>
    </message>
    <message>
        <source>%1 predicted as %2</source>
        <translation>%1 被预测为 %2</translation>
    </message>
    <message>
        <source>%1 selected: %2.</source>
        <translation>已选中 %1：%2。</translation>
    </message>
    <message>
        <source>star</source>
        <translation>颗星</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>颗星</translation>
    </message>
    <message>
        <source>⚠ %1: %2</source>
        <translation>⚠ %1：%2</translation>
    </message>
    <message>
        <source>Warnings of the current run</source>
        <translation>当前运行的警告</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ConfusionMatrixView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>%1 of class %2 predicted as %3: %4 of that class. Click to select them.</source>
        <translation>%2 类的 %1 被预测为 %3：占该类的 %4。点击以选中。</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>predicted class</source>
        <translation>预测类别</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CutoutDetails</name>
    <message>
        <source>Read the header</source>
        <translation>读取文件头</translation>
    </message>
    <message>
        <source>These data did not come from FITS files, so there is no header.</source>
        <translation>这些数据并非来自 FITS 文件，因此没有文件头。</translation>
    </message>
    <message>
        <source>Fit stars to the cutout</source>
        <translation>对切片拟合恒星</translation>
    </message>
    <message>
        <source>Average the classes</source>
        <translation>计算各类均值</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CutoutFactsModel</name>
    <message>
        <source>Worked out here</source>
        <translation>在此计算</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>Known because the cutout was made, not observed. No model is ever shown these values.</source>
        <translation>因切片为模拟而已知。任何模型都看不到这些值。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Truth, hidden from models</source>
        <translation>真值，对模型隐藏</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Subsets</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>%1: what this model or embedding says of the cutout</source>
        <translation>%1：该模型或嵌入对该切片的结果</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CutoutTable</name>
    <message>
        <source>Table of cutouts</source>
        <translation>切片表</translation>
    </message>
    <message>
        <source>%1 rows are too many for the clipboard, which takes %2. Export them as CSV instead.</source>
        <translation>%1 行超出剪贴板上限（%2 行）。请改为导出 CSV。</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制行</translation>
    </message>
    <message>
        <source>Copied %1.</source>
        <translation>已复制 %1。</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>写出 %1</translation>
    </message>
    <message>
        <source>Wrote %1 to %2.</source>
        <translation>已将 %1 写入 %2。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::CutoutTableModel</name>
    <message>
        <source>%1 (truth)</source>
        <translation>%1（真值）</translation>
    </message>
    <message>
        <source>id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DataOpener</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>challenge survey</source>
        <translation>挑战赛巡天</translation>
    </message>
    <message>
        <source>alert stamps</source>
        <translation>警报图章</translation>
    </message>
    <message>
        <source>demo survey</source>
        <translation>演示巡天</translation>
    </message>
    <message>
        <source>Simulate the %1</source>
        <translation>模拟%1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DecisionAccounts</name>
    <message>
        <source>Why, and what the other runs say</source>
        <translation>原因，以及其他运行的判断</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>What the runs say</source>
        <translation>各运行的判断</translation>
    </message>
    <message>
        <source>Training neighbours, largest weight first</source>
        <translation>训练近邻，权重大者在前</translation>
    </message>
    <message>
        <source>This kind of model does not decide by neighbours.</source>
        <translation>此类模型不依据近邻判断。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DecisionView</name>
    <message>
        <source>Uncertainty %1 (%2)</source>
        <translation>不确定度 %1（%2）</translation>
    </message>
    <message>
        <source>If it is two stars: %1</source>
        <translation>若为两颗星：%1</translation>
    </message>
    <message>
        <source>Posterior mean and band of each class against the rest (latent function).</source>
        <translation>各类对其余类的后验均值及区间带（潜在函数）。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ambiguous&lt;/b&gt;: the trained band holds 0.</source>
        <translation>&lt;b&gt;模棱两可&lt;/b&gt;：训练所得区间带包含 0。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Ambiguous&lt;/b&gt;: a trained band holds 0, or not exactly one class lies above it.</source>
        <translation>&lt;b&gt;模棱两可&lt;/b&gt;：某个训练所得区间带包含 0，或其上方的类别不是恰好一个。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not ambiguous&lt;/b&gt;: the trained band leaves 0 out.</source>
        <translation>&lt;b&gt;明确&lt;/b&gt;：训练所得区间带不含 0。</translation>
    </message>
    <message>
        <source>&lt;b&gt;Not ambiguous&lt;/b&gt;: exactly one class lies above 0, and no trained band holds it.</source>
        <translation>&lt;b&gt;明确&lt;/b&gt;：恰有一个类别高于 0，且没有训练所得区间带包含 0。</translation>
    </message>
    <message>
        <source>against it</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Pixels that matter: brighter speaks for %1, %2; full colour is ±%3 per unit.</source>
        <translation>关键像素：变亮则支持 %1 或 %2（按颜色）；满色为每单位 ±%3。</translation>
    </message>
    <message>
        <source>Cutout %1 is labelled %2; %3 said %4 with probability %5.</source>
        <translation>切片 %1 标注为 %2；%3 判为 %4，概率 %5。</translation>
    </message>
    <message>
        <source>Cutout %1 is labelled %2; no model has predicted it.</source>
        <translation>切片 %1 标注为 %2；尚无模型预测过它。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DisplayBar</name>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色表</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DistributionCard</name>
    <message>
        <source>&gt; 20</source>
        <translation>&gt; 20</translation>
    </message>
    <message>
        <source>&lt; −20</source>
        <translation>&lt; −20</translation>
    </message>
    <message>
        <source>up to %1%2</source>
        <translation>至 %1%2</translation>
    </message>
    <message>
        <source>%1%2 and more</source>
        <translation>%1%2 及以上</translation>
    </message>
    <message>
        <source>%1 to %2%3</source>
        <translation>%1 至 %2%3</translation>
    </message>
    <message>
        <source>%1, %2: %3 (%4 of the class). Click to select them; Shift adds, Ctrl takes away.</source>
        <translation>%1，%2：%3（占该类的 %4）。点击以选中；Shift 添加，Ctrl 去除。</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>%1 against %2: %3 = %4 (95 % interval)</source>
        <translation>%1 对 %2：%3 = %4（95 % 区间）</translation>
    </message>
    <message>
        <source>Cohen&apos;s d</source>
        <translation>Cohen&apos;s d</translation>
    </message>
    <message>
        <source>d from Cramér&apos;s V</source>
        <translation>由 Cramér&apos;s V 换算的 d</translation>
    </message>
    <message>
        <source>Truth: known of simulated stars, hidden from every model.</source>
        <translation>真值：模拟恒星的已知值，对所有模型隐藏。</translation>
    </message>
    <message>
        <source>d %1</source>
        <translation>d %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::DropTarget</name>
    <message>
        <source>Only files and folders can be opened here.</source>
        <translation>此处只能打开文件和文件夹。</translation>
    </message>
    <message>
        <source>Drop one file or folder at a time; a folder of FITS files opens as one data set.</source>
        <translation>请一次拖放一个文件或文件夹；FITS 文件夹会作为一个数据集打开。</translation>
    </message>
    <message>
        <source>%1 is not on this computer. Save it first, then open the file.</source>
        <translation>%1 不在本机上。请先保存，再打开文件。</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 已不存在。</translation>
    </message>
    <message>
        <source>%1 is neither a file nor a folder.</source>
        <translation>%1 既不是文件也不是文件夹。</translation>
    </message>
    <message>
        <source>Drop to open %1</source>
        <translation>松开以打开 %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::EditMenu</name>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Label as</source>
        <translation>标为(&amp;L)</translation>
    </message>
    <message>
        <source>Label &amp;all selected as</source>
        <translation>选中项全部标为(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Flag</source>
        <translation>标记(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Note…</source>
        <translation>备注(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Take back the label</source>
        <translation>恢复标注(&amp;T)</translation>
    </message>
    <message>
        <source>Label selection by r&amp;ule…</source>
        <translation>按规则标注所选(&amp;U)…</translation>
    </message>
    <message>
        <source>&amp;Export review list…</source>
        <translation>导出复核列表(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Import review list…</source>
        <translation>导入复核列表(&amp;I)…</translation>
    </message>
    <message>
        <source>Set &amp;my name…</source>
        <translation>设置我的姓名(&amp;M)…</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>Set my name</source>
        <translation>设置我的姓名</translation>
    </message>
    <message>
        <source>Labels that you give from now on are by</source>
        <translation>此后所给标注的标注者为</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::EigenImages</name>
    <message>
        <source>Eigen-images: what changes along each principal component</source>
        <translation>特征图像：沿各主成分的变化</translation>
    </message>
    <message>
        <source>PC %1 · %2</source>
        <translation>PC %1 · %2</translation>
    </message>
    <message>
        <source>%1.
Orange pixels brighten along it, blue ones fade. Click: on the horizontal axis, with Shift on the vertical one.</source>
        <translation>%1。
沿此成分橙色像素变亮，蓝色像素变暗。点击：设为横轴；按住 Shift 点击：设为纵轴。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::EmbedPage</name>
    <message>
        <source>Embed</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Every cutout as a point, near to those that look like it. Select groups and see what they are.</source>
        <translation>每个切片是一个点，相似的彼此靠近。选中分组，看看它们是什么。</translation>
    </message>
    <message>
        <source>Cutouts become points here. Open some first.</source>
        <translation>切片在此变成点。请先打开一些。</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>前往“浏览”</translation>
    </message>
    <message>
        <source>Choose a method and press Embed. The points appear here and move to their places while it runs.</source>
        <translation>选择方法并按“嵌入”。点会出现在这里并移动到位。</translation>
    </message>
    <message>
        <source>Open a data set first.</source>
        <translation>请先打开数据集。</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>Embed by %1</source>
        <translation>用 %1 嵌入</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Epoch %1 of %2</source>
        <translation>第 %1 轮，共 %2 轮</translation>
    </message>
    <message>
        <source>%1 with NaN or infinite pixels left out.</source>
        <translation>略去 %1（含 NaN 或无穷像素）。</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>%1 by %2 in %3</source>
        <translation>%1，方法 %2，用时 %3</translation>
    </message>
    <message>
        <source> · trustworthiness %1 in %2 dimensions</source>
        <translation> · 可信度 %1（%2 维）</translation>
    </message>
    <message>
        <source>Judge the embedding</source>
        <translation>评估嵌入</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Save the coordinates</source>
        <translation>保存坐标</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>着色依据</translation>
    </message>
    <message>
        <source>What the colours mean. Predictions and their uncertainty are those of the run that Compare looks at.</source>
        <translation>颜色的含义。预测及其不确定度来自“比较”所查看的运行。</translation>
    </message>
    <message>
        <source>Cutouts when zoomed in</source>
        <translation>放大时显示切片</translation>
    </message>
    <message>
        <source>Where few points are in view, draw the cutouts themselves.</source>
        <translation>视野中点较少时，绘制切片本身。</translation>
    </message>
    <message>
        <source>Which coordinate lies on this axis.</source>
        <translation>该轴对应的坐标。</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Progress of the embedding</source>
        <translation>嵌入进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the embedding</source>
        <translation>取消嵌入</translation>
    </message>
    <message>
        <source>Stops soon; the last finished embedding comes back.</source>
        <translation>很快停止；恢复上次完成的嵌入。</translation>
    </message>
    <message>
        <source>Trustworthiness: how many of the 15 nearest points of a point are among its nearest in truth, 1 if all are. Distances between groups tell little even then.</source>
        <translation>可信度：每个点的 15 个最近点中有多少确属其真实最近点，全部都是则为 1。即便如此，组间距离也几乎没有意义。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the picture, or the coordinates with ids</source>
        <translation>保存图片，或带编号的坐标</translation>
    </message>
    <message>
        <source>Picture (PNG, SVG, PDF)…</source>
        <translation>图片（PNG、SVG、PDF）…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Coordinates with ids (CSV)…</source>
        <translation>带编号的坐标（CSV）…</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::EmbeddingForm</name>
    <message>
        <source>Normalise by</source>
        <translation>归一化方式</translation>
    </message>
    <message>
        <source>Embed by</source>
        <translation>嵌入方式</translation>
    </message>
    <message>
        <source>Pipeline as text</source>
        <translation>流水线文本</translation>
    </message>
    <message>
        <source>The same as one line, as the command line takes it. Type or paste, then press Enter.</source>
        <translation>单行文本，可用于命令行。键入或粘贴后按回车。</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>文本形式</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ExplorePage</name>
    <message>
        <source>Explore</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Every cutout of the data set. Click one to see it large; select some to follow them through all pages.</source>
        <translation>数据集的所有切片。点击可放大；选中若干切片即可在所有页面跟踪它们。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>Which values become black and white. ZScale shows faint structure around the sky level, min–max everything, 99 % leaves out the most extreme pixels.</source>
        <translation>哪些值显示为黑与白。ZScale 突出天空背景附近的暗弱结构，最小–最大显示全部，99 % 忽略最极端的像素。</translation>
    </message>
    <message>
        <source>Same limits for all</source>
        <translation>全部使用相同界限</translation>
    </message>
    <message>
        <source>Same limits for all cutouts</source>
        <translation>所有切片使用相同界限</translation>
    </message>
    <message>
        <source>Draw all cutouts with one pair of limits, so that their brightness can be compared.</source>
        <translation>用同一对界限绘制所有切片，以便比较亮度。</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>拉伸</translation>
    </message>
    <message>
        <source>How values between the limits become grey. Log and asinh lift faint structure.</source>
        <translation>界限之间的值如何转为灰度。对数和 asinh 可突出暗弱结构。</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>色表</translation>
    </message>
    <message>
        <source>Pixels without a value are violet in every map.</source>
        <translation>无值像素在任何色表中均为紫色。</translation>
    </message>
    <message>
        <source>Thumbnail size</source>
        <translation>缩略图大小</translation>
    </message>
    <message>
        <source>Size of the cutouts, 16 to 256 pixels (z, Z, or Ctrl and the mouse wheel)</source>
        <translation>切片大小，16 到 256 像素（z、Z，或 Ctrl 加滚轮）</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>分组依据</translation>
    </message>
    <message>
        <source>One section for each class, each predicted class, or each word of a column.</source>
        <translation>按类别、预测类别或某列的取值分组。</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>Cutouts without a value come last.</source>
        <translation>无值的切片排在最后。</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>从大到小</translation>
    </message>
    <message>
        <source>Turn the order round.</source>
        <translation>反转顺序。</translation>
    </message>
    <message>
        <source>All cutouts</source>
        <translation>所有切片</translation>
    </message>
    <message>
        <source>Selected cutouts</source>
        <translation>选中的切片</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show all cutouts, or only those that are selected at this moment.</source>
        <translation>显示全部切片，或仅显示当前选中的。</translation>
    </message>
    <message>
        <source>Order of the file</source>
        <translation>文件顺序</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>%1 (truth)</source>
        <translation>%1（真值）</translation>
    </message>
    <message>
        <source>Order the cutouts</source>
        <translation>排序切片</translation>
    </message>
    <message>
        <source>List what the runs say</source>
        <translation>列出各运行的判断</translation>
    </message>
    <message>
        <source> Until then this holds: %1</source>
        <translation>在此之前沿用：%1</translation>
    </message>
    <message>
        <source>No cutout satisfies this filter.</source>
        <translation>没有切片满足此筛选条件。</translation>
    </message>
    <message>
        <source>Mark the cutouts</source>
        <translation>标示切片</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出显示的内容</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>A line below each cutout in the colour of its class, and the class&apos;s shape beside its id</source>
        <translation>每个切片下方画一条类别颜色的线，编号旁为类别符号</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>The shape of the class that a model predicted, green-blue where it agrees with the label, orange-red where it does not, in the colour of the class without a label</source>
        <translation>模型所预测类别的符号：与标注一致为蓝绿色，不一致为橙红色，无标注时用类别颜色</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定度</translation>
    </message>
    <message>
        <source>A bar at the foot of each cutout: how unsure the model is; as wide as the cutout for the one it is least sure of</source>
        <translation>每个切片底部的横条：模型有多不确定；最不确定者与切片同宽</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>A corner on cutouts that you flagged</source>
        <translation>所标记的切片带有角标</translation>
    </message>
    <message>
        <source>Label given by a person</source>
        <translation>人工标注</translation>
    </message>
    <message>
        <source>A pencil on cutouts whose label somebody gave or changed here</source>
        <translation>在此由人标注或更改过标注的切片带有铅笔图标</translation>
    </message>
    <message>
        <source>Predictions of</source>
        <translation>预测来自</translation>
    </message>
    <message>
        <source>Whose predictions and uncertainty are marked: the current run&apos;s on the cutouts it tested, or those of an applied model.</source>
        <translation>标示谁的预测与不确定度：当前运行对其测试切片的预测，或已应用模型的预测。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Show and hide columns</source>
        <translation>显示和隐藏列</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the rows and columns that are shown to a CSV file</source>
        <translation>将显示的行和列写入 CSV 文件</translation>
    </message>
    <message>
        <source>Gallery</source>
        <translation>图库</translation>
    </message>
    <message>
        <source>Show the cutouts as pictures</source>
        <translation>以图片显示切片</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Show everything known of the cutouts</source>
        <translation>显示切片的全部已知信息</translation>
    </message>
    <message>
        <source>Current run</source>
        <translation>当前运行</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标示</translation>
    </message>
    <message>
        <source>Subsets</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>Cutouts appear here: from a folder of FITS files, a FITS file or a CSV table.</source>
        <translation>切片显示在此：来自 FITS 文件夹、FITS 文件或 CSV 表格。</translation>
    </message>
    <message>
        <source>Open a file</source>
        <translation>打开文件</translation>
    </message>
    <message>
        <source>Filter the cutouts</source>
        <translation>筛选切片</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::FilterBox</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show only cutouts for which this holds (Ctrl+F). Compare columns with ==, !=, &lt;, &gt;, in (a, b), between a and b, ~ for “contains”, is missing; join with and, or, not. Columns of 0 and 1, such as flag, stand alone. Ctrl+Space completes, arrow down brings earlier filters, Esc clears.</source>
        <translation>仅显示满足此条件的切片 (Ctrl+F)。用 ==、!=、&lt;、&gt;、in (a, b)、between a and b、~（“包含”）、is missing 比较列；用 and、or、not 连接。取值 0 和 1 的列（如 flag）可单独使用。Ctrl+空格补全，下箭头调出先前的筛选，Esc 清除。</translation>
    </message>
    <message>
        <source>What came of the filter</source>
        <translation>筛选结果</translation>
    </message>
    <message>
        <source>Filter, e.g. %1</source>
        <translation>筛选，例如 %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::FilterEdit</name>
    <message>
        <source>What may be written here</source>
        <translation>此处可填写的内容</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Fold</name>
    <message>
        <source>open</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>folded away</source>
        <translation>折叠</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::GalleryView</name>
    <message>
        <source>Gallery of cutouts</source>
        <translation>切片图库</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>%1 cutouts</source>
        <translation>%1 个切片</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4 of %5</source>
        <translation>%1，%2，%3，%4 / %5</translation>
    </message>
    <message>
        <source>selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not selected</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>Copied the current cutout alone: a sheet holds %1 at most.</source>
        <translation>仅复制了当前切片：一张拼图最多容纳 %1 个。</translation>
    </message>
    <message>
        <source>Copied the picture and the id of %1.</source>
        <translation>已复制 %1 的图片和编号。</translation>
    </message>
    <message>
        <source>Copied a sheet of %1 cutouts, and their ids.</source>
        <translation>已复制 %1 个切片的拼图及其编号。</translation>
    </message>
    <message>
        <source>said %1</source>
        <translation>判为 %1</translation>
    </message>
    <message>
        <source>labelled by a person</source>
        <translation>人工标注</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>已标记</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HeaderModel</name>
    <message>
        <source>Keyword</source>
        <translation>关键字</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>注释</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HeaderView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Search keywords, values and comments</source>
        <translation>搜索关键字、值和注释</translation>
    </message>
    <message>
        <source>Search the header</source>
        <translation>搜索文件头</translation>
    </message>
    <message>
        <source>Shows only the cards with these letters in their keyword, value or comment.</source>
        <translation>仅显示关键字、值或注释含有这些字符的记录。</translation>
    </message>
    <message>
        <source>Cards of the FITS header</source>
        <translation>FITS 文件头记录</translation>
    </message>
    <message>
        <source>Copy cards</source>
        <translation>复制记录</translation>
    </message>
    <message>
        <source>Copies the selected cards, or all that are shown, as text (Ctrl+C).</source>
        <translation>以文本复制选中的记录；未选中时复制所有显示的记录 (Ctrl+C)。</translation>
    </message>
    <message>
        <source>%1 cards of %2</source>
        <translation>%2 的 %1 条记录</translation>
    </message>
    <message>
        <source>%1 of %2 cards of %3</source>
        <translation>%3 的 %2 条记录中的 %1 条</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HelpDock</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>本页帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Guided tour</source>
        <translation>导览(&amp;G)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HistogramPanel</name>
    <message>
        <source>Value drawn black</source>
        <translation>显示为黑的值</translation>
    </message>
    <message>
        <source>Values up to this one are drawn black, in DN. Drag the left handle, or type.</source>
        <translation>不大于此值者显示为黑，单位 DN。拖动左侧滑块或键入。</translation>
    </message>
    <message>
        <source>Value drawn white</source>
        <translation>显示为白的值</translation>
    </message>
    <message>
        <source>Values from this one on are drawn white, in DN. Drag the right handle, or type.</source>
        <translation>不小于此值者显示为白，单位 DN。拖动右侧滑块或键入。</translation>
    </message>
    <message>
        <source>All values</source>
        <translation>全部值</translation>
    </message>
    <message>
        <source>Drag the handles to choose the limits for all cutouts. The wheel zooms, 0 shows everything.</source>
        <translation>拖动滑块为所有切片选择界限。滚轮缩放，0 显示全部。</translation>
    </message>
    <message>
        <source>Show all values</source>
        <translation>显示全部值</translation>
    </message>
    <message>
        <source>Let the axis run from the smallest value to the largest, rather than about the limits.</source>
        <translation>让坐标轴从最小值到最大值，而非仅在界限附近。</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>DN</source>
        <translation>DN</translation>
    </message>
    <message>
        <source>%1 below</source>
        <translation>%1 低于范围</translation>
    </message>
    <message>
        <source>%1 above</source>
        <translation>%1 高于范围</translation>
    </message>
    <message>
        <source>%1 without a value</source>
        <translation>%1 无值</translation>
    </message>
    <message>
        <source>All pixels are in the histogram.</source>
        <translation>所有像素均在直方图中。</translation>
    </message>
    <message>
        <source>Pixels not in the histogram: %1</source>
        <translation>不在直方图中的像素：%1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::HistogramView</name>
    <message>
        <source>Histogram of the values of the image</source>
        <translation>图像值的直方图</translation>
    </message>
    <message>
        <source>Value, DN</source>
        <translation>值，DN</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素数</translation>
    </message>
    <message>
        <source>%1 to %2 DN: %3</source>
        <translation>%1 至 %2 DN：%3</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>个像素</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>个像素</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImageBar</name>
    <message>
        <source>Previous cutout</source>
        <translation>上一个切片</translation>
    </message>
    <message>
        <source>Previous cutout in the order of the gallery (Page up or p)</source>
        <translation>图库顺序中的上一个切片（Page Up 或 p）</translation>
    </message>
    <message>
        <source>Next cutout</source>
        <translation>下一个切片</translation>
    </message>
    <message>
        <source>Next cutout in the order of the gallery (Page down or n)</source>
        <translation>图库顺序中的下一个切片（Page Down 或 n）</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Class mean</source>
        <translation>类均值</translation>
    </message>
    <message>
        <source>Image − class mean</source>
        <translation>图像 − 类均值</translation>
    </message>
    <message>
        <source>Fitted stars</source>
        <translation>拟合恒星</translation>
    </message>
    <message>
        <source>Image − fitted stars</source>
        <translation>图像 − 拟合恒星</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>The class mean is scaled to the brightness and the sky of this cutout. Fitted stars are one Moffat PSF, or two where these explain the pixels better; what is left after taking them off shows what the fit misses.</source>
        <translation>类均值按此切片的亮度和天空背景缩放。拟合恒星为一个 Moffat PSF；若两个能更好地解释像素则为两个；扣除后的残差显示拟合遗漏的部分。</translation>
    </message>
    <message>
        <source>Class of the mean</source>
        <translation>均值的类别</translation>
    </message>
    <message>
        <source>The class whose mean image is compared with this cutout</source>
        <translation>与此切片比较的类均值图像的类别</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>闪视</translation>
    </message>
    <message>
        <source>Alternate between the image and what is chosen, or its class mean (b)</source>
        <translation>在图像与所选内容（或类均值）之间交替 (b)</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smaller (Z, or the mouse wheel)</source>
        <translation>缩小（Z 或滚轮）</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合</translation>
    </message>
    <message>
        <source>× %1</source>
        <translation>× %1</translation>
    </message>
    <message>
        <source>Magnification</source>
        <translation>放大倍数</translation>
    </message>
    <message>
        <source>Screen pixels for each pixel of the image. Fit (key 0) fills the view by a whole number, so that all pixels are equally large; key 1 shows each pixel as one.</source>
        <translation>每个图像像素对应的屏幕像素数。“适合”（键 0）以整数倍填满视图，使所有像素等大；键 1 为一比一显示。</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Larger (z, or the mouse wheel)</source>
        <translation>放大（z 或滚轮）</translation>
    </message>
    <message>
        <source>North up, east left</source>
        <translation>上北左东</translation>
    </message>
    <message>
        <source>North up, east left, where the cutout has sky coordinates</source>
        <translation>上北左东，切片须有天球坐标</translation>
    </message>
    <message>
        <source>Copy the image</source>
        <translation>复制图像</translation>
    </message>
    <message>
        <source>Copy the image to the clipboard (Ctrl+C)</source>
        <translation>将图像复制到剪贴板 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Save the image</source>
        <translation>保存图像</translation>
    </message>
    <message>
        <source>Save the image as PNG, SVG or PDF, or its values as CSV</source>
        <translation>将图像存为 PNG、SVG 或 PDF，或将其值存为 CSV</translation>
    </message>
    <message>
        <source>Print the image</source>
        <translation>打印图像</translation>
    </message>
    <message>
        <source>Print the image (Ctrl+P)</source>
        <translation>打印图像 (Ctrl+P)</translation>
    </message>
    <message>
        <source>Fill the window</source>
        <translation>填满窗口</translation>
    </message>
    <message>
        <source>Give the image the whole window; Escape brings the page back (f)</source>
        <translation>图像占满整个窗口；按 Esc 返回页面 (f)</translation>
    </message>
    <message>
        <source>its own class</source>
        <translation>自身类别</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImageDock</name>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImagePanel</name>
    <message>
        <source>North up and east left need sky coordinates in a FITS header.</source>
        <translation>上北左东需要 FITS 文件头中的天球坐标。</translation>
    </message>
    <message>
        <source>Lay the image with north up and east left by quarter turns and mirroring, so that its pixels stay as they are; north then leans %1° from straight up. The arrows are exact.</source>
        <translation>以直角旋转和镜像使图像上北左东，像素保持不变；此时北向偏离正上方 %1°。箭头为准确方向。</translation>
    </message>
    <message>
        <source> This image is a mirror image of the sky, so it is flipped.</source>
        <translation>此图像是天空的镜像，因此已翻转。</translation>
    </message>
    <message>
        <source> Middle of the colours: 0; ends: ±%1 DN.</source>
        <translation>颜色中点：0；两端：±%1 DN。</translation>
    </message>
    <message>
        <source>These data have no classes to average.</source>
        <translation>这些数据没有可求均值的类别。</translation>
    </message>
    <message>
        <source>Averaging the classes…</source>
        <translation>正在计算各类均值…</translation>
    </message>
    <message>
        <source>Mean of class %1, scaled to this cutout.</source>
        <translation>%1 类的均值，已缩放至此切片。</translation>
    </message>
    <message>
        <source>Image − scaled mean of class %1.</source>
        <translation>图像 − 缩放后的 %1 类均值。</translation>
    </message>
    <message>
        <source>No stars are fitted to this cutout yet.</source>
        <translation>尚未对此切片拟合恒星。</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>No cutout is chosen.</source>
        <translation>未选择切片。</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3 to %4 DN</source>
        <translation>%1 × %2 px，%3 至 %4 DN</translation>
    </message>
    <message>
        <source>No sky coordinates</source>
        <translation>无天球坐标</translation>
    </message>
    <message>
        <source>Contrast %1, bias %2</source>
        <translation>对比度 %1，偏置 %2</translation>
    </message>
    <message>
        <source>Cutout %1, %2</source>
        <translation>切片 %1，%2</translation>
    </message>
    <message>
        <source>The pixel under the mouse or at the crosshair, counted from 1 as in FITS, and its value</source>
        <translation>鼠标下或十字线处的像素（按 FITS 从 1 起计）及其值</translation>
    </message>
    <message>
        <source>Right ascension and declination of the pixel&apos;s centre, or of the image&apos;s, from the coordinates in its FITS header: in hours and degrees, then both in degrees</source>
        <translation>像素中心或图像中心的赤经和赤纬，取自 FITS 文件头中的坐标：先以时和度，再均以度表示</translation>
    </message>
    <message>
        <source>Click or use the arrow keys (or h j k l) to move the crosshair; draw a line with the left button to cut along it. Drag with the right button to change bias (left–right) and contrast (up–down) as in DS9; double-click it, or press r, to reset them. The wheel and z, Z zoom; the middle button, or Shift with the left one or with arrows, pans. Page up and page down go through the cutouts.</source>
        <translation>点击或用方向键（或 h j k l）移动十字线；用左键画线可沿线取剖面。右键拖动改变偏置（左右）和对比度（上下），同 DS9；右键双击或按 r 还原。滚轮及 z、Z 缩放；中键，或 Shift 加左键或方向键，平移。Page Up 和 Page Down 切换切片。</translation>
    </message>
    <message>
        <source>Inverted colours</source>
        <translation>反色</translation>
    </message>
    <message>
        <source>Turn the colour map round: dark stars on a light sky, which shows faint light better on paper.</source>
        <translation>反转色表：亮天空上的暗星，在纸上更易看清弱光。</translation>
    </message>
    <message>
        <source>Reset the display</source>
        <translation>还原显示</translation>
    </message>
    <message>
        <source>Back to linear, ZScale and grey, with no contrast or bias of your own</source>
        <translation>恢复线性、ZScale 和灰度，去除自设的对比度和偏置</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImageTabs</name>
    <message>
        <source>Values around the pixel</source>
        <translation>像素附近的值</translation>
    </message>
    <message>
        <source>Values in DN about the pixel under the mouse, or about the crosshair. Headings are FITS column and row numbers, whichever way the image is laid.</source>
        <translation>鼠标下像素或十字线附近的值，单位 DN。表头为 FITS 列号和行号，与图像的摆放方向无关。</translation>
    </message>
    <message>
        <source>%1 px from the centre: %2 DN, spread %3 (%4)</source>
        <translation>距中心 %1 px：%2 DN，离散度 %3（%4）</translation>
    </message>
    <message>
        <source>pixel</source>
        <translation>个像素</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>个像素</translation>
    </message>
    <message>
        <source>column %1, row %2: %3 DN</source>
        <translation>第 %1 列，第 %2 行：%3 DN</translation>
    </message>
    <message>
        <source>Reduced χ² %1 as one star, %2 as two</source>
        <translation>约化 χ²：一颗星 %1，两颗星 %2</translation>
    </message>
    <message>
        <source>One star explains the pixels as well as two. %1.</source>
        <translation>一颗星对像素的解释与两颗星同样好。%1。</translation>
    </message>
    <message>
        <source>Two stars explain the pixels better: %1 px apart, flux ratio %2. %3.</source>
        <translation>两颗星能更好地解释像素：相距 %1 px，流量比 %2。%3。</translation>
    </message>
    <message>
        <source>Radial profile of the cutout</source>
        <translation>切片的径向轮廓</translation>
    </message>
    <message>
        <source>Cut through the image</source>
        <translation>图像剖面</translation>
    </message>
    <message>
        <source>Numbers of the image</source>
        <translation>图像的数值</translation>
    </message>
    <message>
        <source>Mean value of rings about the brighter fitted star; whiskers are the spread within a ring, the dashed line the fitted stars.</source>
        <translation>以拟合所得较亮恒星为中心的各环均值；误差线为环内离散度，虚线为拟合恒星。</translation>
    </message>
    <message>
        <source>Values along the row and the column of the crosshair, or along a line that you draw across the image with the left mouse button.</source>
        <translation>沿十字线的行和列，或沿用左键在图像上所画直线的值。</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剖面</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>文件头</translation>
    </message>
    <message>
        <source>Column or row</source>
        <translation>列或行</translation>
    </message>
    <message>
        <source>Distance along the line, px</source>
        <translation>沿线距离，px</translation>
    </message>
    <message>
        <source>From column %1, row %2 to column %3, row %4; click the image for row and column again.</source>
        <translation>从第 %1 列第 %2 行到第 %3 列第 %4 行；点击图像可恢复行和列。</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>第 %1 列</translation>
    </message>
    <message>
        <source>Through the crosshair. Drag a line across the image to cut along it.</source>
        <translation>经过十字线。在图像上拖出直线可沿线取剖面。</translation>
    </message>
    <message>
        <source>There are no values here.</source>
        <translation>此处没有值。</translation>
    </message>
    <message>
        <source>Value, DN</source>
        <translation>值，DN</translation>
    </message>
    <message>
        <source>Profiles and fits need an image of at least 5 × 5 pixels.</source>
        <translation>轮廓和拟合需要至少 5 × 5 像素的图像。</translation>
    </message>
    <message>
        <source>FWHM %1 px as seen</source>
        <translation>实测 FWHM %1 px</translation>
    </message>
    <message>
        <source> (%1″)</source>
        <translation>（%1″）</translation>
    </message>
    <message>
        <source>%1; the fitted PSF has %2 px before pixels.
%3</source>
        <translation>%1；像素化之前拟合 PSF 为 %2 px。
%3</translation>
    </message>
    <message>
        <source>This cutout</source>
        <translation>此切片</translation>
    </message>
    <message>
        <source>Fitted star</source>
        <translation>拟合恒星</translation>
    </message>
    <message>
        <source>Two fitted stars</source>
        <translation>两颗拟合恒星</translation>
    </message>
    <message>
        <source>Distance from the star, px</source>
        <translation>到恒星的距离，px</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ImageView</name>
    <message>
        <source>Image of the current cutout</source>
        <translation>当前切片的图像</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>column %1, row %2: %3 DN</source>
        <translation>第 %1 列，第 %2 行：%3 DN</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::InspectPage</name>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>What a model got wrong, surest mistakes first, and the training cutouts that decided it.</source>
        <translation>模型判错的样本，最自信的错误在前，以及起决定作用的训练切片。</translation>
    </message>
    <message>
        <source>Train a model to see what it got wrong.</source>
        <translation>训练一个模型，看看它错在哪里。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <source>Previous (←)</source>
        <translation>上一个 (←)</translation>
    </message>
    <message>
        <source>Next (→)</source>
        <translation>下一个 (→)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>This run did not keep its trained models; a run of fewer rounds does.</source>
        <translation>此运行未保留训练好的模型；回合较少的运行会保留。</translation>
    </message>
    <message>
        <source>Explain one decision</source>
        <translation>解释一个判断</translation>
    </message>
    <message>
        <source>Nothing is listed.</source>
        <translation>列表为空。</translation>
    </message>
    <message>
        <source>Show wrong only</source>
        <translation>仅显示错误</translation>
    </message>
    <message>
        <source>What to go through</source>
        <translation>要逐个查看的内容</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>复核</translation>
    </message>
    <message>
        <source>The test cutouts of a run</source>
        <translation>运行的测试切片</translation>
    </message>
    <message>
        <source>A queue of the cutouts that a person should look at first</source>
        <translation>应优先由人查看的切片队列</translation>
    </message>
    <message>
        <source>Cutouts that a person should look at first: a key labels one and leads on to the next.</source>
        <translation>应优先由人查看的切片：按一个键即可标注并转到下一个。</translation>
    </message>
    <message>
        <source>No model has predicted this cutout: apply one to all cutouts on the Train page.</source>
        <translation>尚无模型预测过此切片：请在“训练”页将模型应用于所有切片。</translation>
    </message>
    <message>
        <source>The cutouts that trained this model are not in this data set.</source>
        <translation>训练此模型的切片不在该数据集中。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Inspector</name>
    <message>
        <source>Size of the cutout and the values shown as black and white, or the pixel under the pointer</source>
        <translation>切片大小及显示为黑与白的值，或指针下的像素</translation>
    </message>
    <message>
        <source>Click a cutout to see it large, with everything that is known of it.</source>
        <translation>点击切片可放大查看，并显示其全部已知信息。</translation>
    </message>
    <message>
        <source>Cutout %1</source>
        <translation>切片 %1</translation>
    </message>
    <message>
        <source>%1 × %2 px, %3 to %4 DN</source>
        <translation>%1 × %2 px，%3 至 %4 DN</translation>
    </message>
    <message>
        <source>Right ascension and declination of the middle of the cutout, from its FITS header</source>
        <translation>切片中心的赤经和赤纬，取自其 FITS 文件头</translation>
    </message>
    <message>
        <source>Double-click for the large view. Drag with the right button to change contrast and bias; double-click it to reset them.</source>
        <translation>双击打开大图。右键拖动改变对比度和偏置；右键双击还原。</translation>
    </message>
    <message>
        <source>Open the large image</source>
        <translation>打开大图</translation>
    </message>
    <message>
        <source>Look at this cutout at length: zoom, pixel values, profile, cuts, histogram, comparison and FITS header</source>
        <translation>细看此切片：缩放、像素值、轮廓、剖面、直方图、对比和 FITS 文件头</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::JobModel</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::JobRunner</name>
    <message>
        <source>There is not enough memory for this. Try fewer cutouts or a smaller model.</source>
        <translation>内存不足。请减少切片或使用更小的模型。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::JobsPanel</name>
    <message>
        <source>Cancel job</source>
        <translation>取消任务</translation>
    </message>
    <message>
        <source>Cancel the chosen job</source>
        <translation>取消所选任务</translation>
    </message>
    <message>
        <source>Stop the chosen job, or the newest one that runs. What is already there stays.</source>
        <translation>停止所选或最新的运行任务。已有结果保留。</translation>
    </message>
    <message>
        <source>Log of finished jobs</source>
        <translation>已完成任务的日志</translation>
    </message>
    <message>
        <source>What jobs have to say when they end</source>
        <translation>任务结束时的消息</translation>
    </message>
    <message>
        <source>%1: %2 after %3</source>
        <translation>%1：%2，用时 %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::JoinBinariesBox</name>
    <message>
        <source>Count binaries as blends</source>
        <translation>将双星计为混叠</translation>
    </message>
    <message>
        <source>Two classes instead of three, in the whole window. An image alone cannot prove that two stars belong together. Runs of this session go, since they speak of the other classes.</source>
        <translation>整个窗口使用两个类别而非三个。仅凭图像无法证明两颗星属于同一系统。本次会话的运行将被移除，因其针对原有类别。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::MainWindow</name>
    <message>
        <source>What was left out of the data</source>
        <translation>数据中被略去的内容</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>正在打开 %1…</translation>
    </message>
    <message>
        <source>Reading the data met one problem; the rest is here.</source>
        <translation>读取数据时遇到一个问题；其余已载入。</translation>
    </message>
    <message>
        <source>Reading the data met %1 problems; the rest is here.</source>
        <translation>读取数据时遇到 %1 个问题；其余已载入。</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>New here? The guided tour shows the work in five steps.</source>
        <translation>初次使用？导览用五步介绍工作流程。</translation>
    </message>
    <message>
        <source>Start the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>Open cutouts</source>
        <translation>打开切片</translation>
    </message>
    <message>
        <source>Open a folder of FITS files</source>
        <translation>打开 FITS 文件夹</translation>
    </message>
    <message>
        <source>About Blendscope</source>
        <translation>关于 Blendscope</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Blendscope %1&lt;/h3&gt;&lt;p&gt;Is this point of light one star or several, and may one trust the machine that says so?&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Blendscope %1&lt;/h3&gt;&lt;p&gt;这个光点是一颗星还是几颗星？给出答案的机器可信吗？&lt;/p&gt;&lt;p&gt;自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Show the problems</source>
        <translation>显示问题</translation>
    </message>
    <message>
        <source>%1 is a model. Open cutouts first; then it can say what they are.</source>
        <translation>%1 是模型。请先打开切片，然后它才能判断它们是什么。</translation>
    </message>
    <message>
        <source>Cutouts and sessions (*.csv *.fits *.fit *.fts *.fits.gz *.fits.fz *.csv.gz *.blend);;All files (*)</source>
        <translation>切片和会话 (*.csv *.fits *.fit *.fts *.fits.gz *.fits.fz *.csv.gz *.blend);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Marks</name>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message numerus="yes">
        <source>Unlabel %n cutout(s)</source>
        <translation>
            <numerusform>移除 %n 个切片的标注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n cutout(s) %1</source>
        <translation>
            <numerusform>将 %n 个切片标为 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Give back the labels of %n cutout(s)</source>
        <translation>
            <numerusform>恢复 %n 个切片的标注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Flag %n cutout(s)</source>
        <translation>
            <numerusform>标记 %n 个切片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unflag %n cutout(s)</source>
        <translation>
            <numerusform>取消 %n 个切片的标记</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写备注</translation>
    </message>
    <message>
        <source>Save the subset “%1”</source>
        <translation>保存子集“%1”</translation>
    </message>
    <message>
        <source>Rename the subset “%1”</source>
        <translation>重命名子集“%1”</translation>
    </message>
    <message>
        <source>Remove the subset “%1”</source>
        <translation>移除子集“%1”</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::MarksStrip</name>
    <message>
        <source>Flag</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Mark to come back to it (F); flags are a column to sort and filter by</source>
        <translation>作标记以便回头再看 (F)；标记是可用于排序和筛选的列</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Take back the label</source>
        <translation>恢复标注</translation>
    </message>
    <message>
        <source>The label of the data again (U)</source>
        <translation>恢复数据原有的标注 (U)</translation>
    </message>
    <message>
        <source>Label the selection</source>
        <translation>标注所选</translation>
    </message>
    <message>
        <source>Gives all selected cutouts one label; the keys act on the cutout that is shown</source>
        <translation>为所有选中的切片给出同一标注；按键只作用于所显示的切片</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What is worth remembering (N); Esc leaves it as it was</source>
        <translation>值得记下的内容 (N)；按 Esc 不作更改</translation>
    </message>
    <message>
        <source>Note (N)</source>
        <translation>备注 (N)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Take the label away</source>
        <translation>去除标注</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>标为 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Label all %1 selected</source>
        <translation>标注选中的全部 %1 个</translation>
    </message>
    <message>
        <source>Acts on %1. This one: %2</source>
        <translation>作用于%1。此切片：%2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::MistakeModel</name>
    <message>
        <source>%1: %2, predicted %3 at %4</source>
        <translation>%1：%2，预测为 %3，%4</translation>
    </message>
    <message>
        <source>was %1, now %2</source>
        <translation>原为 %1，现为 %2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ModelShelf</name>
    <message>
        <source>Save the model %1</source>
        <translation>保存模型 %1</translation>
    </message>
    <message>
        <source>Saved the model %1.</source>
        <translation>已保存模型 %1。</translation>
    </message>
    <message>
        <source>Apply %1</source>
        <translation>应用 %1</translation>
    </message>
    <message>
        <source>%1 predicted in %2.</source>
        <translation>已预测 %1，用时 %2。</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Write the predictions %1</source>
        <translation>写出预测 %1</translation>
    </message>
    <message>
        <source>Wrote the predictions %1.</source>
        <translation>已写出预测 %1。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NeighborDelegate</name>
    <message>
        <source>d %1</source>
        <translation>d %1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NeighborModel</name>
    <message>
        <source>Largest weight first. Sum by class: %1.</source>
        <translation>权重大者在前。按类别合计：%1。</translation>
    </message>
    <message>
        <source>%1 (hatched, to the left): nearer cutouts already speak for the same class.</source>
        <translation>%1（斜线，向左）：更近的切片已支持同一类别。</translation>
    </message>
    <message>
        <source>is negative</source>
        <translation>个为负</translation>
    </message>
    <message>
        <source>are negative</source>
        <translation>个为负</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>A negative weight: others stand between, so this one counts against its own class.</source>
        <translation>负权重：中间隔有其他切片，因此它反对自身所属类别。</translation>
    </message>
    <message>
        <source>It pulls the prediction towards its own class.</source>
        <translation>它将预测拉向自身所属类别。</translation>
    </message>
    <message>
        <source>%1, %2: weight %3, distance %4 in normalised pixel values. %5</source>
        <translation>%1，%2：权重 %3，距离 %4（归一化像素值）。%5</translation>
    </message>
    <message>
        <source>made up for training</source>
        <translation>训练时合成</translation>
    </message>
    <message>
        <source>made up from it for training</source>
        <translation>训练时由其合成</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NormalisePage</name>
    <message>
        <source>Normalise</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>See what a normalisation does to the same stars, and measure whether it helps.</source>
        <translation>观察归一化对同一批恒星的作用，并测量是否有帮助。</translation>
    </message>
    <message>
        <source>Normalisations are compared on cutouts. Open some first.</source>
        <translation>归一化需在切片上比较。请先打开一些。</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>前往“浏览”</translation>
    </message>
    <message>
        <source>By eye or by number</source>
        <translation>目测或量化</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Normalisations</source>
        <translation>归一化方法</translation>
    </message>
    <message>
        <source>Add a normalisation</source>
        <translation>添加归一化</translation>
    </message>
    <message>
        <source>One more to compare with the others</source>
        <translation>再加一个以便比较</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>恒星</translation>
    </message>
    <message>
        <source>Some of every class</source>
        <translation>每类若干</translation>
    </message>
    <message>
        <source>Selected cutouts</source>
        <translation>选中的切片</translation>
    </message>
    <message>
        <source>Which stars</source>
        <translation>哪些恒星</translation>
    </message>
    <message>
        <source>A random draw with equally many of every class, or the first ones of the selection</source>
        <translation>随机抽取，各类数量相同；或取所选的前几个</translation>
    </message>
    <message>
        <source>Number of stars</source>
        <translation>恒星数量</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>重新抽取</translation>
    </message>
    <message>
        <source>Another random draw</source>
        <translation>重新随机抽取</translation>
    </message>
    <message>
        <source>Same limits for all stars</source>
        <translation>所有恒星使用相同界限</translation>
    </message>
    <message>
        <source>Draw all stars of a normalisation between the same two values, as a model sees them; else each between its own least and largest value</source>
        <translation>按模型所见，将同一归一化的所有恒星用同一对值绘制；否则每颗星用自身的最小值和最大值</translation>
    </message>
    <message>
        <source>Class to tell apart</source>
        <translation>要区分的类别</translation>
    </message>
    <message>
        <source>From this class</source>
        <translation>与此类别</translation>
    </message>
    <message>
        <source>Tell apart</source>
        <translation>区分</translation>
    </message>
    <message>
        <source>from</source>
        <translation>与</translation>
    </message>
    <message>
        <source>Progress of the sweep</source>
        <translation>扫描进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the sweep</source>
        <translation>取消扫描</translation>
    </message>
    <message>
        <source>Stops soon; points that are measured stay</source>
        <translation>很快停止；已测的点保留</translation>
    </message>
    <message>
        <source>What a normalisation learns from all images, such as a maximum, it learns from these here; when a model is trained, from all of its training cutouts.</source>
        <translation>归一化须从所有图像学习的量（如最大值），在此从这些图像学习；训练模型时则从其全部训练切片学习。</translation>
    </message>
    <message>
        <source>Choose a family of normalisations and press the button: a model is trained with each of them on the same divisions, and its accuracy is drawn here with its interval.</source>
        <translation>选择归一化方法族并按下按钮：在相同划分上对每种归一化各训练一个模型，并在此绘制准确率及其区间。</translation>
    </message>
    <message>
        <source>all others</source>
        <translation>所有其他类</translation>
    </message>
    <message>
        <source>Histograms and maps over %1 of %2 cutouts.</source>
        <translation>直方图和图示基于 %2 个切片中的 %1 个。</translation>
    </message>
    <message>
        <source>Nothing is selected, so here is a draw from every class. </source>
        <translation>未选中任何切片，因此从每类中抽取一些。</translation>
    </message>
    <message>
        <source>Open a data set first.</source>
        <translation>请先打开数据集。</translation>
    </message>
    <message>
        <source>The cutouts need at least two classes to learn from.</source>
        <translation>学习至少需要两个类别的切片。</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>model</source>
        <translation>个模型</translation>
    </message>
    <message>
        <source>models</source>
        <translation>个模型</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Sweep: %1</source>
        <translation>扫描：%1</translation>
    </message>
    <message>
        <source>Every model failed; the tool tips of the rows say why.</source>
        <translation>所有模型均失败；原因见各行的提示。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NormalizerComparison</name>
    <message>
        <source>, then </source>
        <translation>，然后</translation>
    </message>
    <message>
        <source>The same stars before and after</source>
        <translation>同一批恒星的前后对比</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>pixels as they are, drawn as in the gallery</source>
        <translation>原始像素，按图库方式绘制</translation>
    </message>
    <message>
        <source>The pixels as they are</source>
        <translation>原始像素</translation>
    </message>
    <message>
        <source>Choose stars</source>
        <translation>选择恒星</translation>
    </message>
    <message>
        <source>No cutout is without missing pixels.</source>
        <translation>所有切片都有缺失像素。</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>归一化</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NormalizerEditor</name>
    <message>
        <source>Remove this normalisation</source>
        <translation>移除此归一化</translation>
    </message>
    <message>
        <source>Normalisation as text</source>
        <translation>归一化文本</translation>
    </message>
    <message>
        <source>The same as one line, as the command line takes it; &gt; joins steps. Type or paste, then press Enter.</source>
        <translation>单行文本，可用于命令行；&gt; 连接各步。键入或粘贴后按回车。</translation>
    </message>
    <message>
        <source>Then…</source>
        <translation>然后…</translation>
    </message>
    <message>
        <source>Add a step after these</source>
        <translation>在其后添加一步</translation>
    </message>
    <message>
        <source>Normalise the result once more, for example the share of flux, then the z-score of every pixel</source>
        <translation>对结果再次归一化，例如先取流量占比，再取每个像素的 z 分数</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Leave this step out</source>
        <translation>略去此步</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NormalizerPanel</name>
    <message>
        <source>Stars after: %1</source>
        <translation>处理后的恒星：%1</translation>
    </message>
    <message>
        <source>%1 stars</source>
        <translation>%1 颗星</translation>
    </message>
    <message>
        <source>%1 stars; the pixel that tells the classes apart best has an area of %2</source>
        <translation>%1 颗星；最能区分类别的像素的曲线下面积为 %2</translation>
    </message>
    <message>
        <source>Separation needs two classes</source>
        <translation>区分需要两个类别</translation>
    </message>
    <message>
        <source>another class</source>
        <translation>另一类</translation>
    </message>
    <message>
        <source>Column %1, row %2: in %3 of all pairs the cutout of class %4 is the brighter one here, not that of class %5 (area under the ROC curve).
Classes that do not differ stay within 0.5 ± %6; %7 against %8 cutouts.</source>
        <translation>第 %1 列，第 %2 行：在所有切片对的 %3 中，此处较亮的是 %4 类而非 %5 类的切片（ROC 曲线下面积）。
无差异的类别落在 0.5 ± %6 内；%7 对 %8 个切片。</translation>
    </message>
    <message>
        <source>%1, class %2</source>
        <translation>%1，类别 %2</translation>
    </message>
    <message>
        <source>How the pixel values of each class are spread: the middle 99.5 % of all values; heights are the root of the share, so that rare values show.</source>
        <translation>各类像素值的分布：所有值的中间 99.5 %；高度为比例的平方根，以便看清罕见值。</translation>
    </message>
    <message>
        <source>Pixel value</source>
        <translation>像素值</translation>
    </message>
    <message>
        <source>√ share</source>
        <translation>√ 比例</translation>
    </message>
    <message>
        <source>AUC of each pixel
best %1, chance ±%2</source>
        <translation>各像素的 AUC
最佳 %1，偶然 ±%2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::NumberEditor</name>
    <message>
        <source>%1, slider</source>
        <translation>%1，滑块</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::OpinionModel</name>
    <message>
        <source>wrong</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>trained on it</source>
        <translation>用于训练</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: not among its test cutouts</source>
        <translation>%1：不在其测试切片中</translation>
    </message>
    <message>
        <source>%1: %2 at %3, %4</source>
        <translation>%1：%2，%3，%4</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::OpinionTable</name>
    <message>
        <source>What every run says of this cutout</source>
        <translation>各次运行对此切片的判断</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ParameterForm</name>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>More settings (%1 changed)</source>
        <translation>更多设置（已改 %1 项）</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ParameterRow</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置 %1</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>恢复为 %1</translation>
    </message>
    <message>
        <source>%1 must be one word without blanks, quotes or any of | &gt; : , = ( ) ;</source>
        <translation>%1 须为一个词，不含空格、引号或任何 | &gt; : , = ( ) ;</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::PcaPanel</name>
    <message>
        <source>PC %1 holds %2 of the variance, the first %1 together %3</source>
        <translation>PC %1 占方差的 %2，前 %1 个共占 %3</translation>
    </message>
    <message>
        <source>What each component changes</source>
        <translation>各成分的变化</translation>
    </message>
    <message>
        <source>Eigen-images: what brightens (orange) and what fades (blue) along each principal component</source>
        <translation>特征图像：沿各主成分变亮（橙色）和变暗（蓝色）之处</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::PipelineEditor</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Train this model</source>
        <translation>训练此模型</translation>
    </message>
    <message>
        <source>Add a copy of this model</source>
        <translation>添加此模型的副本</translation>
    </message>
    <message>
        <source>Remove this model</source>
        <translation>移除此模型</translation>
    </message>
    <message>
        <source>Pipeline as text</source>
        <translation>流水线文本</translation>
    </message>
    <message>
        <source>The same model as one line, as the command line takes it. Type or paste, then press Enter.</source>
        <translation>同一模型的单行文本，可用于命令行。键入或粘贴后按回车。</translation>
    </message>
    <message>
        <source>Copy the pipeline text</source>
        <translation>复制流水线文本</translation>
    </message>
    <message>
        <source>Copy this line</source>
        <translation>复制此行</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Normalise by</source>
        <translation>归一化方式</translation>
    </message>
    <message>
        <source>Also in this pipeline: %1</source>
        <translation>此流水线还包括：%1</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::PixelTableModel</name>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>Column %1, row %2</source>
        <translation>第 %1 列，第 %2 行</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::PosteriorView</name>
    <message>
        <source>not %1</source>
        <translation>非 %1</translation>
    </message>
    <message>
        <source>Posterior mean with its band</source>
        <translation>后验均值及其区间带</translation>
    </message>
    <message>
        <source>Mean of the latent function and its band. How many standard deviations wide the band must be is learned from training cutouts predicted without their own object, so that wrong decisions seldom look certain. The variance is that of the latent function: it depends on where the neighbours lie, not on their labels, and leaves out the noise of a new label.</source>
        <translation>潜在函数的均值及其区间带。区间带须为多少个标准差宽，由不含自身天体而预测的训练切片学得，使错误判断很少显得确定。方差为潜在函数的方差：取决于近邻的位置而非标注，也不含新标注的噪声。</translation>
    </message>
    <message>
        <source>trained band, %1 σ</source>
        <translation>训练所得区间带，%1 σ</translation>
    </message>
    <message>
        <source>2σ</source>
        <translation>2σ</translation>
    </message>
    <message>
        <source>μ = %1 ± %2 (%3, latent function)</source>
        <translation>μ = %1 ± %2（%3，潜在函数）</translation>
    </message>
    <message>
        <source>the band holds the boundary 0: undecided at this level</source>
        <translation>区间带包含边界 0：在此水平上无法判定</translation>
    </message>
    <message>
        <source>the band stays on the side of %1</source>
        <translation>区间带位于 %1 一侧</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ProblemModel</name>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What was wrong and what became of it</source>
        <translation>问题及其处理</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ProfileChart</name>
    <message>
        <source>Light by distance from the centre, for every class</source>
        <translation>各类光强随离中心距离的变化</translation>
    </message>
    <message>
        <source>Flux per px</source>
        <translation>每像素流量</translation>
    </message>
    <message>
        <source>%1 px</source>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>%1 %2 ± %3</source>
        <translation>%1 %2 ± %3</translation>
    </message>
    <message>
        <source>Distance from the centre (px); bands: ±1σ</source>
        <translation>到中心的距离 (px)；区间带：±1σ</translation>
    </message>
    <message>
        <source>Mean light of each class; the bands are the spread between its cutouts (±1σ)</source>
        <translation>各类的平均光强；区间带为其切片间的离散度 (±1σ)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RelearnBar</name>
    <message>
        <source>Train again with the new labels</source>
        <translation>用新标注重新训练</translation>
    </message>
    <message>
        <source>The same pipeline on the same division of the cutouts; then both are compared on the same test cutouts, judged by the new labels</source>
        <translation>在相同的切片划分上训练同一流水线；然后在相同测试切片上按新标注比较两者</translation>
    </message>
    <message>
        <source>Training again…</source>
        <translation>正在重新训练…</translation>
    </message>
    <message>
        <source>⚠ Labels changed since this run was trained.</source>
        <translation>⚠ 此运行训练之后标注已更改。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::Relearning</name>
    <message>
        <source>Train again: %1</source>
        <translation>重新训练：%1</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ReliabilityChart</name>
    <message>
        <source>Share of right predictions against their probability</source>
        <translation>正确预测比例与其概率</translation>
    </message>
    <message>
        <source>Probability that the model states</source>
        <translation>模型给出的概率</translation>
    </message>
    <message>
        <source>Share that came true</source>
        <translation>实际成真的比例</translation>
    </message>
    <message>
        <source>%1: of %2 that were said to be right with %3, %4 were (95 % interval %5 to %6)</source>
        <translation>%1：%2 被认为有 %3 的把握正确，其中 %4 正确（95 % 区间 %5 至 %6）</translation>
    </message>
    <message>
        <source>As given</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>means what it says</source>
        <translation>名副其实</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>原样</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ReviewFiles</name>
    <message>
        <source>Review lists (*.csv *.fits *.fit *.xml *.vot *.votable);;All files (*)</source>
        <translation>复核列表 (*.csv *.fits *.fit *.xml *.vot *.votable);;所有文件 (*)</translation>
    </message>
    <message>
        <source>There is nothing to write: select cutouts, or label, flag or note some.</source>
        <translation>没有可写出的内容：请选择切片，或先标注、标记一些切片或写备注。</translation>
    </message>
    <message>
        <source>Write the review list %1</source>
        <translation>写出复核列表 %1</translation>
    </message>
    <message>
        <source>Wrote %1 to %2.</source>
        <translation>已将 %1 写入 %2。</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>Open the data first: a review list speaks of their cutouts.</source>
        <translation>请先打开数据：复核列表针对其中的切片。</translation>
    </message>
    <message>
        <source>Read the review list %1</source>
        <translation>读取复核列表 %1</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>%1 of %2 cutouts in %3 differed and were taken over; %4 changed.</source>
        <translation>%3 中 %2 个切片有 %1 个不同，已采用；更改了 %4。</translation>
    </message>
    <message>
        <source>label</source>
        <translation>个标注</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>个标注</translation>
    </message>
    <message>
        <source>Export a review list</source>
        <translation>导出复核列表</translation>
    </message>
    <message>
        <source>Import a review list</source>
        <translation>导入复核列表</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ReviewModel</name>
    <message>
        <source>%1 of %2 reviewed</source>
        <translation>已复核 %1 / %2</translation>
    </message>
    <message>
        <source>The models were right about %1 of %2</source>
        <translation>模型判对 %1 / %2</translation>
    </message>
    <message>
        <source>: accuracy %1, 95 % interval %2</source>
        <translation>：准确率 %1，95 % 区间 %2</translation>
    </message>
    <message>
        <source>%1: %2, no prediction</source>
        <translation>%1：%2，无预测</translation>
    </message>
    <message>
        <source>%1: %2, predicted %3 at %4 by %5; score %6</source>
        <translation>%1：%2，由 %5 预测为 %3，%4；得分 %6</translation>
    </message>
    <message>
        <source>%1 models on average</source>
        <translation>%1 个模型平均</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ReviewPanel</name>
    <message>
        <source>How much of the queue has been reviewed</source>
        <translation>队列中已复核的比例</translation>
    </message>
    <message>
        <source>Cutouts to review</source>
        <translation>待复核的切片</translation>
    </message>
    <message>
        <source>%1, the first: %2: %3</source>
        <translation>%1，第一个：%2：%3</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>个问题</translation>
    </message>
    <message>
        <source>problems</source>
        <translation>个问题</translation>
    </message>
    <message>
        <source>Ranked by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>What comes first</source>
        <translation>优先顺序</translation>
    </message>
    <message>
        <source>Among</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Which cutouts may be in the queue</source>
        <translation>哪些切片可进入队列</translation>
    </message>
    <message>
        <source>All cutouts</source>
        <translation>所有切片</translation>
    </message>
    <message>
        <source>Labelled cutouts</source>
        <translation>已标注的切片</translation>
    </message>
    <message>
        <source>Unlabelled cutouts</source>
        <translation>未标注的切片</translation>
    </message>
    <message>
        <source>Length of the queue</source>
        <translation>队列长度</translation>
    </message>
    <message>
        <source>At most so many cutouts</source>
        <translation>切片数上限</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Rank the queue</source>
        <translation>对队列排序</translation>
    </message>
    <message>
        <source>Makes a new queue of cutouts that nobody has labelled in this window</source>
        <translation>用本窗口中尚无人标注的切片生成新队列</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export this queue</source>
        <translation>导出此队列</translation>
    </message>
    <message>
        <source>Ids, labels, notes, scores and predictions as CSV, FITS table or VOTable, to be filled in elsewhere</source>
        <translation>编号、标注、备注、得分和预测，存为 CSV、FITS 表或 VOTable，可在别处填写</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import a review list</source>
        <translation>导入复核列表</translation>
    </message>
    <message>
        <source>Labels, flags and notes of a CSV, FITS table or VOTable with a column “id”; one step of undo</source>
        <translation>含“id”列的 CSV、FITS 表或 VOTable 中的标注、标记和备注；可一步撤销</translation>
    </message>
    <message>
        <source>Ranking…</source>
        <translation>正在排序…</translation>
    </message>
    <message>
        <source>Rank cutouts to review</source>
        <translation>对待复核切片排序</translation>
    </message>
    <message>
        <source>No cutout is left for this queue. Runs speak of their test cutouts, applied models of cutouts that they were not trained on; disagreement needs two of them.</source>
        <translation>此队列没有剩余切片。运行针对其测试切片，已应用的模型针对未用于训练它们的切片；分歧需要至少两个。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Which cutouts a person should look at first. A key labels the open one and leads on to the next, → leaves it for later.</source>
        <translation>应优先由人查看的切片。按一个键即可标注打开的切片并转到下一个，→ 留待以后。</translation>
    </message>
    <message>
        <source>Listed with the mean of what %1 models say, of those that did not train on the cutout.</source>
        <translation>按 %1 个模型判断的均值列出，仅计未用该切片训练的模型。</translation>
    </message>
    <message>
        <source>All done: rank again, or train again with the new labels.</source>
        <translation>全部完成：可重新排序，或用新标注重新训练。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RocChart</name>
    <message>
        <source>ROC curves of the selected runs</source>
        <translation>所选运行的 ROC 曲线</translation>
    </message>
    <message>
        <source>False positive rate</source>
        <translation>假阳性率</translation>
    </message>
    <message>
        <source>True positive rate</source>
        <translation>真阳性率</translation>
    </message>
    <message>
        <source>AUC %1</source>
        <translation>AUC %1</translation>
    </message>
    <message>
        <source>%1: calling %2 from a probability of %3 on finds %4 of them and mistakes %5 of the others</source>
        <translation>%1：概率达 %3 即判为 %2，可找到其中的 %4，并误判其余的 %5</translation>
    </message>
    <message>
        <source>above 1</source>
        <translation>1 以上</translation>
    </message>
    <message>
        <source>%1 against the rest</source>
        <translation>%1 对其余类</translation>
    </message>
    <message>
        <source>False positive rate, %1</source>
        <translation>%1 的假阳性率</translation>
    </message>
    <message>
        <source>True positive rate of %1</source>
        <translation>%1 的真阳性率</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RuleDialog</name>
    <message>
        <source>Label selection by rule</source>
        <translation>按规则标注所选</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>未标注</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Kept with every label, so that it tells where it comes from</source>
        <translation>随每个标注保存，以说明其来源</translation>
    </message>
    <message>
        <source>e.g. separation &gt; 2 px and P(blend) &gt; 0.99</source>
        <translation>例如 separation &gt; 2 px and P(blend) &gt; 0.99</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>标为 %1</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RunTable</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::RunTableModel</name>
    <message>
        <source>separate test set</source>
        <translation>独立测试集</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>%1 of %2 test cutouts correct; 95 % interval %3</source>
        <translation>%2 个测试切片中 %1 个正确；95 % 区间 %3</translation>
    </message>
    <message>
        <source>%1; 95 % interval %2 (%3)</source>
        <translation>%1；95 % 区间 %2（%3）</translation>
    </message>
    <message>
        <source>labels changed since: train again</source>
        <translation>此后标注已更改：请重新训练</translation>
    </message>
    <message>
        <source>%1
Mean over the classes, each against the rest</source>
        <translation>%1
各类对其余类的均值</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>Normalisation and model, as the command line would be given them</source>
        <translation>归一化与模型，即命令行所用的文本</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Share of test cutouts classified correctly, with the 95 % interval that chance leaves</source>
        <translation>正确分类的测试切片比例，附偶然性决定的 95 % 区间</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>Balanced accuracy: mean over the classes of the share found; fair when classes differ in size</source>
        <translation>平衡准确率：各类被找到比例的均值；类别大小不同时也公平</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Area under the ROC curve: the chance that a cutout of a class scores above one of the rest. With two classes that of the positive one; with more the mean over the classes, each against the rest, where the ROC chart shows the positive class alone</source>
        <translation>ROC 曲线下面积：某类切片的得分高于其余类切片的概率。两类时为正类的值；多于两类时为各类对其余类的均值，而 ROC 图仅显示正类</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall: of the positive class of two, else the mean over the classes</source>
        <translation>精确率与召回率的调和平均：两类时为正类的值，否则为各类的均值</translation>
    </message>
    <message>
        <source>MCC</source>
        <translation>MCC</translation>
    </message>
    <message>
        <source>Matthews correlation between truth and prediction: 1 perfect, 0 guessing</source>
        <translation>真值与预测的 Matthews 相关系数：1 为完美，0 为猜测</translation>
    </message>
    <message>
        <source>Brier</source>
        <translation>Brier</translation>
    </message>
    <message>
        <source>Squared error of the probabilities, summed over classes: 0 is best</source>
        <translation>概率的平方误差，对各类求和：0 为最佳</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Mean −log probability given to the true class: 0 is best, confident mistakes cost most</source>
        <translation>真实类别所得概率的 −log 均值：0 为最佳，自信的错误代价最大</translation>
    </message>
    <message>
        <source>ECE</source>
        <translation>ECE</translation>
    </message>
    <message>
        <source>Expected calibration error: how far stated probabilities are from observed frequencies</source>
        <translation>期望校准误差：给出的概率与观测频率的差距</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Time to train, over all rounds</source>
        <translation>所有回合的训练时间</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Time to predict the test cutouts, over all rounds</source>
        <translation>所有回合预测测试切片的时间</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Cutouts to train on</source>
        <translation>用于训练的切片</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Cutouts tested, over all rounds</source>
        <translation>所有回合中测试的切片</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>How the cutouts were parted</source>
        <translation>切片的划分方式</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ScatterLegend</name>
    <message>
        <source>What the colours mean</source>
        <translation>颜色的含义</translation>
    </message>
    <message>
        <source>Show or hide %1 (%2)</source>
        <translation>显示或隐藏 %1 (%2)</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ScatterTools</name>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Drag to move, turn the wheel to zoom. With Shift or Ctrl held, drag a rectangle that adds to the selection or takes away from it.</source>
        <translation>拖动平移，滚轮缩放。按住 Shift 或 Ctrl 拖出矩形以添加或去除选择。</translation>
    </message>
    <message>
        <source>Select a rectangle</source>
        <translation>矩形选择</translation>
    </message>
    <message>
        <source>Drag a rectangle to select. Shift adds, Ctrl takes away.</source>
        <translation>拖出矩形进行选择。Shift 添加，Ctrl 去除。</translation>
    </message>
    <message>
        <source>Select by lasso</source>
        <translation>套索选择</translation>
    </message>
    <message>
        <source>Drag around points to select them. Shift adds, Ctrl takes away.</source>
        <translation>圈住点进行选择。Shift 添加，Ctrl 去除。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (z or +)</source>
        <translation>放大（z 或 +）</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (Z or −)</source>
        <translation>缩小（Z 或 −）</translation>
    </message>
    <message>
        <source>Show all points</source>
        <translation>显示所有点</translation>
    </message>
    <message>
        <source>Show all points (Home)</source>
        <translation>显示所有点 (Home)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ScatterView</name>
    <message>
        <source>Cutouts as points</source>
        <translation>点状切片</translation>
    </message>
    <message>
        <source>%1, %2 selected</source>
        <translation>%1，已选 %2</translation>
    </message>
    <message>
        <source>point</source>
        <translation>个点</translation>
    </message>
    <message>
        <source>points</source>
        <translation>个点</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::ScreeView</name>
    <message>
        <source>Share of the variance by principal component</source>
        <translation>各主成分的方差占比</translation>
    </message>
    <message>
        <source>0 %</source>
        <translation>0 %</translation>
    </message>
    <message>
        <source>Share of the variance: bars each, line together</source>
        <translation>方差占比：柱为单项，线为累计</translation>
    </message>
    <message>
        <source>Principal component</source>
        <translation>主成分</translation>
    </message>
    <message>
        <source>Share of the variance</source>
        <translation>方差占比</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SensitivityView</name>
    <message>
        <source>Map of the pixels that matter</source>
        <translation>关键像素图</translation>
    </message>
    <message>
        <source>How much the decision would change if one normalised pixel were a little brighter: the derivative of the posterior mean by that pixel, with the neighbours kept.</source>
        <translation>若一个归一化像素略变亮，判断会改变多少：后验均值对该像素的导数，近邻保持不变。</translation>
    </message>
    <message>
        <source>column %1, row %2: %3 per unit</source>
        <translation>第 %1 列，第 %2 行：每单位 %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SeriesPlot</name>
    <message>
        <source>… and %1 more</source>
        <translation>… 另有 %1 项</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SessionKeeper</name>
    <message>
        <source>label</source>
        <translation>个标注</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>个标注</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>个标记</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>个标记</translation>
    </message>
    <message>
        <source>note</source>
        <translation>条备注</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>条备注</translation>
    </message>
    <message>
        <source>subset</source>
        <translation>个子集</translation>
    </message>
    <message>
        <source>subsets</source>
        <translation>个子集</translation>
    </message>
    <message>
        <source>run</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>次运行</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%2 的 %1，%3</translation>
    </message>
    <message>
        <source>the selection</source>
        <translation>所选内容</translation>
    </message>
    <message>
        <source>Open the session %1</source>
        <translation>打开会话 %1</translation>
    </message>
    <message>
        <source>%1 of %2 × %3 pixels, %4</source>
        <translation>%1，%2 × %3 像素，%4</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>The data of the session %1 are not where they were (%2). Where are they now?</source>
        <translation>会话 %1 的数据已不在原处（%2）。现在在哪里？</translation>
    </message>
    <message>
        <source>The session %1 was made with other data (%2) than those in %3 (%4). With these, labels, flags, notes and subsets go to cutouts of the same id, and runs stay behind.</source>
        <translation>会话 %1 使用的是其他数据（%2），而非 %3 中的数据（%4）。若使用这些数据，标注、标记、备注和子集归于相同编号的切片，运行则不保留。</translation>
    </message>
    <message>
        <source>Earlier work was not closed: %1. Go on where you were?</source>
        <translation>先前的工作未正常关闭：%1。是否继续？</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SettingsColumn</name>
    <message>
        <source>Fold the settings away or back</source>
        <translation>折叠或展开设置</translation>
    </message>
    <message>
        <source>Show the settings</source>
        <translation>显示设置</translation>
    </message>
    <message>
        <source>Fold the settings away</source>
        <translation>折叠设置</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SharedLimits</name>
    <message>
        <source>Find limits for all cutouts</source>
        <translation>求所有切片的共同界限</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SplitForm</name>
    <message>
        <source>Objects found among the cutouts</source>
        <translation>切片中识别出的天体</translation>
    </message>
    <message>
        <source>Part that is tested</source>
        <translation>测试部分</translation>
    </message>
    <message>
        <source>Share of the cutouts kept away from training to test on</source>
        <translation>留作测试的切片比例</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Folds</source>
        <translation>折数</translation>
    </message>
    <message>
        <source>Number of equal parts; each is tested once by a model trained on the others</source>
        <translation>等分数；每份由其余部分训练的模型测试一次</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复次数</translation>
    </message>
    <message>
        <source>Number of independent random divisions</source>
        <translation>独立随机划分的次数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Start of the random draw: the same seed gives the same division</source>
        <translation>随机抽取的起点：相同种子给出相同划分</translation>
    </message>
    <message>
        <source>Kind of division</source>
        <translation>划分方式</translation>
    </message>
    <message>
        <source>Hold some out</source>
        <translation>留出一部分</translation>
    </message>
    <message>
        <source>K-fold</source>
        <translation>K 折</translation>
    </message>
    <message>
        <source>Hold out, repeated</source>
        <translation>重复留出</translation>
    </message>
    <message>
        <source>Keep together by</source>
        <translation>同组依据</translation>
    </message>
    <message>
        <source>Cutouts with the same value in this column stay on one side, so that no object is both learnt and tested</source>
        <translation>此列取值相同的切片留在同一侧，使同一天体不会既用于学习又用于测试</translation>
    </message>
    <message>
        <source>Stratify</source>
        <translation>分层</translation>
    </message>
    <message>
        <source>Keep the proportions of the classes in every part</source>
        <translation>各部分保持类别比例</translation>
    </message>
    <message>
        <source>Same class mix in every part</source>
        <translation>各部分类别比例相同</translation>
    </message>
    <message>
        <source>Division</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Test part</source>
        <translation>测试部分</translation>
    </message>
    <message>
        <source>Keep together</source>
        <translation>保持同组</translation>
    </message>
    <message>
        <source>Nothing: every cutout alone</source>
        <translation>无：每个切片独立</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>%1 rounds: each trains on about %2 cutouts and tests the other %3, so that every cutout is tested once.</source>
        <translation>%1 个回合：每回合用约 %2 个切片训练，测试其余 %3 个，使每个切片恰好测试一次。</translation>
    </message>
    <message>
        <source>%1 cutouts train, %2 are tested</source>
        <translation>%1 个切片用于训练，%2 个用于测试</translation>
    </message>
    <message>
        <source>%1 rounds with a fresh draw each: %2.</source>
        <translation>%1 个回合，每次重新抽取：%2。</translation>
    </message>
    <message>
        <source>Each cutout counts as an object of its own.</source>
        <translation>每个切片算作独立天体。</translation>
    </message>
    <message>
        <source>Copies of an image, mirrored ones too, and cutouts at one place on the sky stay together.</source>
        <translation>同一图像的副本（包括镜像）以及天空同一位置的切片保持同组。</translation>
    </message>
    <message>
        <source>Cutouts that share %1 stay together: none of them is on both sides.</source>
        <translation>%1 相同的切片保持同组：不会同时出现在两侧。</translation>
    </message>
    <message>
        <source>Open a data set to see how many cutouts would train.</source>
        <translation>打开数据集以查看训练切片数。</translation>
    </message>
    <message>
        <source>No cutout of this data set has a class, so nothing can be trained.</source>
        <translation>该数据集没有带类别的切片，无法训练。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::StatusLine</name>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Shown and selected cutouts</source>
        <translation>显示与选中的切片</translation>
    </message>
    <message>
        <source>How cutouts are drawn</source>
        <translation>切片绘制方式</translation>
    </message>
    <message>
        <source>Running job</source>
        <translation>正在运行的任务</translation>
    </message>
    <message>
        <source>Show all jobs</source>
        <translation>显示所有任务</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>当前任务的进度</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>What was done last</source>
        <translation>最近的操作</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选 %1</translation>
    </message>
    <message>
        <source>, %1 of them hidden by the filter</source>
        <translation>，其中 %1 被筛选隐藏</translation>
    </message>
    <message>
        <source>, %1 of them not shown</source>
        <translation>，其中 %1 未显示</translation>
    </message>
    <message>
        <source>%1 shown of %2, %3</source>
        <translation>显示 %1 / %2，%3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::StudyHeatMap</name>
    <message>
        <source>Accuracy by normalisation and embedding</source>
        <translation>按归一化和嵌入的准确率</translation>
    </message>
    <message>
        <source>%1
Accuracy %2, 95 % interval %3</source>
        <translation>%1
准确率 %2，95 % 区间 %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::StudyPage</name>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Try a grid of normalisations, embeddings and models on the same divisions, and write the report.</source>
        <translation>在相同划分上尝试归一化、嵌入和模型的组合，并撰写报告。</translation>
    </message>
    <message>
        <source>Tick what to try and press Run. Results are kept one by one: a study that was stopped goes on where it was.</source>
        <translation>勾选要尝试的内容并运行。结果逐个保存：中断的研究可从中断处继续。</translation>
    </message>
    <message>
        <source>Ticked steps are tried with each other. Double-click to change the parameters of one.</source>
        <translation>勾选的步骤相互组合。双击可修改参数。</translation>
    </message>
    <message>
        <source>Normalisations</source>
        <translation>归一化方法</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>嵌入方法</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Divisions</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Also choose by training rows</source>
        <translation>也按训练行选择</translation>
    </message>
    <message>
        <source>Parts the training rows of each division three ways once more and picks a pipeline there: what choosing is really worth. Takes four times as long.</source>
        <translation>将每个划分的训练行再三等分，并在其中选择流水线：衡量选择的真实价值。耗时为四倍。</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存于</translation>
    </message>
    <message>
        <source>Session file</source>
        <translation>会话文件</translation>
    </message>
    <message>
        <source>Every result is saved here at once</source>
        <translation>每个结果立即保存于此</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the session file</source>
        <translation>选择会话文件</translation>
    </message>
    <message>
        <source>Progress of the study</source>
        <translation>研究进度</translation>
    </message>
    <message>
        <source>Run study</source>
        <translation>运行研究</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop the study</source>
        <translation>停止研究</translation>
    </message>
    <message>
        <source>What is finished is kept</source>
        <translation>已完成的结果会保留</translation>
    </message>
    <message>
        <source>Pipelines of the study, best first</source>
        <translation>研究中的流水线，最佳在前</translation>
    </message>
    <message>
        <source>Write report…</source>
        <translation>撰写报告…</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>撰写报告</translation>
    </message>
    <message>
        <source>What the study says on blends, models, normalisation, embedding and trust, as HTML or PDF</source>
        <translation>研究关于混叠、模型、归一化、嵌入和可信度的结论，存为 HTML 或 PDF</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>条流水线</translation>
    </message>
    <message>
        <source>pipelines</source>
        <translation>条流水线</translation>
    </message>
    <message>
        <source>Open a data set first.</source>
        <translation>请先打开数据集。</translation>
    </message>
    <message>
        <source>Name a file to keep the study in.</source>
        <translation>请指定保存研究的文件。</translation>
    </message>
    <message>
        <source>Study: %1</source>
        <translation>研究：%1</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; Run goes on from there.</source>
        <translation>已停止。已完成的保留；再次运行将继续。</translation>
    </message>
    <message>
        <source>Keep the study in</source>
        <translation>研究保存于</translation>
    </message>
    <message>
        <source>Sessions (*.blend);;All files (*)</source>
        <translation>会话 (*.blend);;所有文件 (*)</translation>
    </message>
    <message>
        <source>HTML (*.html);;PDF (*.pdf)</source>
        <translation>HTML (*.html);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>已写入 %1。</translation>
    </message>
    <message>
        <source>Model of the heat map</source>
        <translation>热图的模型</translation>
    </message>
    <message>
        <source>The model whose accuracies are laid out by normalisation and embedding</source>
        <translation>按归一化和嵌入显示其准确率的模型</translation>
    </message>
    <message>
        <source>Accuracy by normalisation and embedding</source>
        <translation>按归一化和嵌入的准确率</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SubsetModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>cutout</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>cutouts</source>
        <translation>个切片</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SubsetPanel</name>
    <message>
        <source>Give a selection a name, to select it again, and to sort, colour and filter by it.</source>
        <translation>为所选内容命名，以便再次选中，并用于排序、着色和筛选。</translation>
    </message>
    <message>
        <source>Save the selection…</source>
        <translation>保存所选…</translation>
    </message>
    <message>
        <source>Named subsets</source>
        <translation>已命名的子集</translation>
    </message>
    <message>
        <source>Click one to select its cutouts; with Shift they are added to the selection, with Ctrl taken away.</source>
        <translation>点击以选中其切片；按住 Shift 加入当前选择，按住 Ctrl 从中去除。</translation>
    </message>
    <message>
        <source>Save the selection under a name</source>
        <translation>以名称保存所选</translation>
    </message>
    <message>
        <source>Remove the subset</source>
        <translation>移除子集</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name of the subset</source>
        <translation>子集名称</translation>
    </message>
    <message>
        <source>Save the selection under this name</source>
        <translation>以此名称保存所选</translation>
    </message>
    <message>
        <source>Give no name</source>
        <translation>不命名</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Select its cutouts besides what is selected (union)</source>
        <translation>在当前选择之外加选其切片（并集）</translation>
    </message>
    <message>
        <source>Keep only</source>
        <translation>仅保留</translation>
    </message>
    <message>
        <source>Of what is selected, keep only its cutouts (intersection)</source>
        <translation>在当前选择中仅保留其切片（交集）</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>Take its cutouts out of what is selected (difference)</source>
        <translation>从当前选择中去除其切片（差集）</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Give it another name (F2)</source>
        <translation>改用其他名称 (F2)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Forget this subset, not its cutouts (Delete). It can be undone.</source>
        <translation>移除此子集，不影响其切片 (Delete)。可撤销。</translation>
    </message>
    <message>
        <source>Subset %1</source>
        <translation>子集 %1</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Select some cutouts first</source>
        <translation>请先选择切片</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SweepChart</name>
    <message>
        <source>Accuracy against the parameter</source>
        <translation>准确率与参数</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>filled: within one standard error of the best</source>
        <translation>实心：与最佳相差一个标准误以内</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SweepForm</name>
    <message>
        <source>Family of normalisations</source>
        <translation>归一化方法族</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Train on mirror copies</source>
        <translation>用镜像副本训练</translation>
    </message>
    <message>
        <source>Number that is varied</source>
        <translation>要变化的数值</translation>
    </message>
    <message>
        <source>Every cutout is learnt in its eight mirror images and quarter turns, and predictions are averaged over them: slower, often better</source>
        <translation>每个切片以其八种镜像和直角旋转形式学习，预测取其平均：较慢，但往往更好</translation>
    </message>
    <message>
        <source>Settings of the model</source>
        <translation>模型设置</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>方法族</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>评判模型</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>First value</source>
        <translation>起始值</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>终止值</translation>
    </message>
    <message>
        <source>Number of values</source>
        <translation>取值个数</translation>
    </message>
    <message>
        <source>How many values are tried, in equal ratios over a wide range, else in equal steps</source>
        <translation>尝试的取值个数；范围大时按等比间隔，否则按等差间隔</translation>
    </message>
    <message>
        <source>in </source>
        <translation>共 </translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>The range needs two numbers, the smaller one first.</source>
        <translation>范围需要两个数，小的在前。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SweepModel</name>
    <message>
        <source>each image</source>
        <translation>每张图</translation>
    </message>
    <message>
        <source>all images</source>
        <translation>所有图</translation>
    </message>
    <message>
        <source>Scaled by</source>
        <translation>缩放依据</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>not trained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>as good, within one standard error</source>
        <translation>同样好（一个标准误以内）</translation>
    </message>
    <message>
        <source>%1: failed. %2</source>
        <translation>%1：失败。%2</translation>
    </message>
    <message>
        <source>%1: not trained</source>
        <translation>%1：未训练</translation>
    </message>
    <message>
        <source>%1: accuracy %2 (%3), AUC %4</source>
        <translation>%1：准确率 %2（%3），AUC %4</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::SweepResults</name>
    <message>
        <source>Points of the sweep</source>
        <translation>扫描点</translation>
    </message>
    <message>
        <source>Look at the stars</source>
        <translation>查看恒星</translation>
    </message>
    <message>
        <source>Show the same stars before and after this one</source>
        <translation>显示此归一化前后的同一批恒星</translation>
    </message>
    <message>
        <source>Copy the pipeline</source>
        <translation>复制流水线</translation>
    </message>
    <message>
        <source>Copy the line that Train and the command line take</source>
        <translation>复制“训练”和命令行可用的文本</translation>
    </message>
    <message>
        <source>The first point appears as soon as it is trained.</source>
        <translation>第一个点训练完成后即显示。</translation>
    </message>
    <message>
        <source>Click a point to see what it stands for.</source>
        <translation>点击一个点查看其含义。</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TourPanel</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Guided tour, step %1: %2</source>
        <translation>导览第 %1 步：%2</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TraceChart</name>
    <message>
        <source>Epoch</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>回合</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>树</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Loss at each trial of the optimiser</source>
        <translation>优化器每次试验的损失</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>%1 %2: loss %3</source>
        <translation>%1 %2：损失 %3</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TrainPage</name>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Choose models and how to test them; each becomes a run that Compare and Inspect look at.</source>
        <translation>选择模型及其测试方式；每个都会成为“比较”和“检查”所查看的一次运行。</translation>
    </message>
    <message>
        <source>Models learn from cutouts with known classes. Open some first.</source>
        <translation>模型从已知类别的切片中学习。请先打开一些。</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>前往“浏览”</translation>
    </message>
    <message>
        <source>Tick the models to compare and press Train. Their optimisation is drawn here while it runs, then what they found.</source>
        <translation>勾选要比较的模型并按“训练”。优化过程在此绘制，随后显示所得结果。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Positive class</source>
        <translation>正类</translation>
    </message>
    <message>
        <source>The class that is looked for: ROC curves, F1 and the decision value of MuyGPs speak of it</source>
        <translation>要寻找的类别：ROC 曲线、F1 和 MuyGPs 的判别值均针对它</translation>
    </message>
    <message>
        <source>Class that is looked for</source>
        <translation>要寻找的类别</translation>
    </message>
    <message>
        <source>Use a model</source>
        <translation>使用模型</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>One more model to set up and train</source>
        <translation>再配置并训练一个模型</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Add a preset</source>
        <translation>添加预设</translation>
    </message>
    <message>
        <source>Add a model that is known to be worth a try</source>
        <translation>添加一个值得尝试的模型</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the training</source>
        <translation>取消训练</translation>
    </message>
    <message>
        <source>Stops soon; models that are finished stay</source>
        <translation>很快停止；已完成的模型保留</translation>
    </message>
    <message>
        <source>Models of this training</source>
        <translation>本次训练的模型</translation>
    </message>
    <message>
        <source>Compare the runs</source>
        <translation>比较运行</translation>
    </message>
    <message>
        <source>Look at the mistakes</source>
        <translation>查看错误</translation>
    </message>
    <message>
        <source>Save the model…</source>
        <translation>保存模型…</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Apply to all cutouts</source>
        <translation>应用于所有切片</translation>
    </message>
    <message>
        <source>Open a data set first.</source>
        <translation>请先打开数据集。</translation>
    </message>
    <message>
        <source>The cutouts need at least two classes to learn from.</source>
        <translation>学习至少需要两个类别的切片。</translation>
    </message>
    <message>
        <source>Tick at least one model.</source>
        <translation>请至少勾选一个模型。</translation>
    </message>
    <message>
        <source>Train %1</source>
        <translation>训练 %1</translation>
    </message>
    <message>
        <source>model</source>
        <translation>个模型</translation>
    </message>
    <message>
        <source>models</source>
        <translation>个模型</translation>
    </message>
    <message>
        <source>The line above has no trained model: it failed, or its rounds were too many to keep.</source>
        <translation>上面的行没有训练好的模型：训练失败，或回合太多而未保留。</translation>
    </message>
    <message>
        <source>The model of the first round, as it was tested.</source>
        <translation>第一回合的模型，即测试时的状态。</translation>
    </message>
    <message>
        <source>The model as it was tested.</source>
        <translation>测试时的模型。</translation>
    </message>
    <message>
        <source>Keep it in a file, for this window or blendscope-cli predict. %1</source>
        <translation>保存到文件，供本窗口或 blendscope-cli predict 使用。%1</translation>
    </message>
    <message>
        <source>Predict every cutout, labelled or not; predictions become columns. %1</source>
        <translation>预测每个切片，无论是否标注；预测结果成为列。%1</translation>
    </message>
    <message>
        <source>Models (*.model)</source>
        <translation>模型 (*.model)</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TrainingDetails</name>
    <message>
        <source>This model has no free parameters to search, so there is no trace.</source>
        <translation>此模型没有需要搜索的自由参数，因此没有轨迹。</translation>
    </message>
    <message>
        <source>Found parameters</source>
        <translation>所得参数</translation>
    </message>
    <message>
        <source>Values of the first of %1 rounds:</source>
        <translation>%1 个回合中第一回合的值：</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TrainingModel</name>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>training, %1</source>
        <translation>训练中，%1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>AUC</source>
        <translation>AUC</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>拟合</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::TrustPage</name>
    <message>
        <source>Trust</source>
        <translation>可信度</translation>
    </message>
    <message>
        <source>What the data can and cannot support, and how far a model may be believed.</source>
        <translation>数据能支持什么、不能支持什么，以及模型可信到何种程度。</translation>
    </message>
    <message>
        <source>Train a model to see whether it may be believed.</source>
        <translation>训练一个模型，看看是否可信。</translation>
    </message>
    <message>
        <source>Go to Train</source>
        <translation>前往“训练”</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>The run that is examined</source>
        <translation>被检查的运行</translation>
    </message>
    <message>
        <source>Questions about the run</source>
        <translation>关于该运行的问题</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Abstention</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>Bands</source>
        <translation>区间带</translation>
    </message>
    <message>
        <source>Sets</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>Prevalence</source>
        <translation>流行率</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Examining the run…</source>
        <translation>正在检查该运行…</translation>
    </message>
    <message>
        <source>Examine %1</source>
        <translation>检查 %1</translation>
    </message>
    <message>
        <source>Cancelled. Open this page again to examine the run.</source>
        <translation>已取消。重新打开本页以检查该运行。</translation>
    </message>
    <message>
        <source>The calibration error counts chance as error: the true one may well be smaller, and its interval says how much smaller. Choose a line to see its diagram.</source>
        <translation>校准误差将偶然性也计为误差：真实误差很可能更小，其区间说明小多少。选择一行查看其图。</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Calibration error</source>
        <translation>校准误差</translation>
    </message>
    <message>
        <source>Log loss</source>
        <translation>对数损失</translation>
    </message>
    <message>
        <source>Brier</source>
        <translation>Brier</translation>
    </message>
    <message>
        <source>Sent to a specialist</source>
        <translation>送交专家</translation>
    </message>
    <message>
        <source>Right in the rest</source>
        <translation>其余中正确</translation>
    </message>
    <message>
        <source>Needs %1 to be sent</source>
        <translation>需送出 %1</translation>
    </message>
    <message>
        <source>No share sent away reaches that in these test rows</source>
        <translation>在这些测试行中，无论送出多大比例都达不到</translation>
    </message>
    <message>
        <source>The trained model was not kept, so that its own band cannot be asked.</source>
        <translation>训练好的模型未保留，因此无法查询其自身的区间带。</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Ambiguous</source>
        <translation>模棱两可</translation>
    </message>
    <message>
        <source>Right when clear</source>
        <translation>明确时正确</translation>
    </message>
    <message>
        <source>α</source>
        <translation>α</translation>
    </message>
    <message>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <source>True class</source>
        <translation>真实类别</translation>
    </message>
    <message>
        <source>One promise: kept</source>
        <translation>统一承诺：达成</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Per class: kept</source>
        <translation>分类承诺：达成</translation>
    </message>
    <message>
        <source>One promise for all: %1
One promise per class: %2</source>
        <translation>统一承诺：%1
分类承诺：%2</translation>
    </message>
    <message>
        <source>Share of class %1</source>
        <translation>%1 类的比例</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>A cutout not called %1 is none in %2 of cases.</source>
        <translation>未被判为 %1 的切片，在 %2 的情况下确实不是。</translation>
    </message>
    <message>
        <source>Cutout</source>
        <translation>切片</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>看起来像</translation>
    </message>
    <message>
        <source>p(looks like)</source>
        <translation>p(看起来像)</translation>
    </message>
    <message>
        <source>p(label)</source>
        <translation>p(标注)</translation>
    </message>
    <message>
        <source>Comparing with %1…</source>
        <translation>正在与 %1 比较…</translation>
    </message>
    <message>
        <source>Compare with %1</source>
        <translation>与 %1 比较</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>Open a second data set, with or without classes, to see whether its cutouts are like those that this model was trained on.</source>
        <translation>打开第二个数据集（有无类别均可），查看其切片是否与训练此模型的切片相似。</translation>
    </message>
    <message>
        <source>Strange by</source>
        <translation>异常依据</translation>
    </message>
    <message>
        <source>Beyond 95 %</source>
        <translation>超出 95 %</translation>
    </message>
    <message>
        <source>Beyond 99 %</source>
        <translation>超出 99 %</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>The data support this</source>
        <translation>数据支持此结论</translation>
    </message>
    <message>
        <source>Be careful here</source>
        <translation>此处需谨慎</translation>
    </message>
    <message>
        <source>The data cannot tell</source>
        <translation>数据无法判断</translation>
    </message>
    <message>
        <source>What the data can and cannot support</source>
        <translation>数据能与不能支持的结论</translation>
    </message>
    <message>
        <source>Figures with what chance leaves open</source>
        <translation>指标及偶然性留下的余地</translation>
    </message>
    <message>
        <source>Figures with their 95 % intervals</source>
        <translation>指标及其 95 % 区间</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Calibration before and after repair</source>
        <translation>修正前后的校准</translation>
    </message>
    <message>
        <source>Share sent to a specialist</source>
        <translation>送交专家的比例</translation>
    </message>
    <message>
        <source>How many of the least sure decisions are left to a specialist</source>
        <translation>最无把握的判断中有多少留给专家</translation>
    </message>
    <message>
        <source>Share of right decisions among those not sent away</source>
        <translation>未送出者中判断正确的比例</translation>
    </message>
    <message>
        <source>Be right in</source>
        <translation>正确率达</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Be right in %1 % of the rest</source>
        <translation>其余中 %1 % 正确</translation>
    </message>
    <message>
        <source>Select those sent</source>
        <translation>选中被送出的</translation>
    </message>
    <message>
        <source>Selects the cutouts that a specialist should see</source>
        <translation>选中应由专家查看的切片</translation>
    </message>
    <message>
        <source>What each objective of the band gives</source>
        <translation>区间带各目标的结果</translation>
    </message>
    <message>
        <source>The band around the posterior mean is as wide as its objective wants: α is the share of the mistakes that look sure, β the share of the right decisions that look unsure; a decision whose band holds the boundary is ambiguous. Here each objective&apos;s band is fitted on one half of the test rows and measured on the other. The parameter band of MuyGPs chooses one.</source>
        <translation>后验均值周围的区间带宽度由其目标决定：α 为错误判断中显得确定的比例，β 为正确判断中显得不确定的比例；区间带包含边界的判断为模棱两可。此处每个目标的区间带用一半测试行拟合，在另一半上测量。MuyGPs 的参数 band 选择其中之一。</translation>
    </message>
    <message>
        <source>Share of sets that are to hold the true class</source>
        <translation>须包含真实类别的集合比例</translation>
    </message>
    <message>
        <source>Instead of one class, name a set that holds the true one in</source>
        <translation>不给单一类别，而给出包含真实类别的集合，比例为</translation>
    </message>
    <message>
        <source>How often sets held the true class</source>
        <translation>集合包含真实类别的频率</translation>
    </message>
    <message>
        <source>One promise is kept over all rows together and may fail for a rare class; a promise per class is kept within each (Mondrian) and pays with larger sets. Size: classes in a set on average.</source>
        <translation>统一承诺对所有行整体成立，但对稀有类别可能不成立；分类承诺在每个类别内成立 (Mondrian)，代价是集合更大。大小：集合中的平均类别数。</translation>
    </message>
    <message>
        <source>Share of the positive class</source>
        <translation>正类比例</translation>
    </message>
    <message>
        <source>How common the positive class is where the model will be used</source>
        <translation>在使用模型之处正类有多常见</translation>
    </message>
    <message>
        <source>Precision against the share of the class</source>
        <translation>精确率与该类比例</translation>
    </message>
    <message>
        <source>Doubtful labels, most doubtful first</source>
        <translation>存疑标注，最可疑者在前</translation>
    </message>
    <message>
        <source>Select all of them</source>
        <translation>全部选中</translation>
    </message>
    <message>
        <source>Selects them in every page</source>
        <translation>在所有页面选中它们</translation>
    </message>
    <message>
        <source>Inspect the selection</source>
        <translation>检查所选</translation>
    </message>
    <message>
        <source>Opens Inspect on the selected cutouts</source>
        <translation>在“检查”中打开选中的切片</translation>
    </message>
    <message>
        <source>How strange the new cutouts are</source>
        <translation>新切片的异常程度</translation>
    </message>
    <message>
        <source>Compare with a file…</source>
        <translation>与文件比较…</translation>
    </message>
    <message>
        <source>A CSV or FITS file of cutouts</source>
        <translation>切片的 CSV 或 FITS 文件</translation>
    </message>
    <message>
        <source>Compare with a folder…</source>
        <translation>与文件夹比较…</translation>
    </message>
    <message>
        <source>A folder of FITS files</source>
        <translation>FITS 文件夹</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Distance: how far a cutout lies from its ten nearest training cutouts, in the features that the model sees, against the same of training cutouts without their own object. By definition 5 % and 1 % of those lie beyond. p: chance of so many new ones if they were alike and independent of each other.</source>
        <translation>距离：在模型所见特征中，切片到其十个最近训练切片的距离，与不含自身天体的训练切片的同类距离相比。按定义，后者有 5 % 和 1 % 超出。p：若新切片与之相似且彼此独立，出现如此多超出者的概率。</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答案</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::VerdictDelegate</name>
    <message>
        <source>said %1, %2</source>
        <translation>判为 %1，%2</translation>
    </message>
    <message>
        <source>, round %1</source>
        <translation>，第 %1 回合</translation>
    </message>
    <message>
        <source> is %1</source>
        <translation> 为 %1</translation>
    </message>
    <message>
        <source> was %1, now %2</source>
        <translation> 原为 %1，现为 %2</translation>
    </message>
    <message>
        <source>%1 models: %2, %3</source>
        <translation>%1 个模型：%2，%3</translation>
    </message>
    <message>
        <source>no prediction</source>
        <translation>无预测</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;About Blendscope</source>
        <translation>关于 Blendscope(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Open file…</source>
        <translation>打开文件(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Demo survey</source>
        <translation>演示巡天(&amp;D)</translation>
    </message>
    <message>
        <source>Simulate the &amp;challenge survey</source>
        <translation>模拟挑战赛巡天(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全部(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反选(&amp;I)</translation>
    </message>
    <message>
        <source>S&amp;tretch</source>
        <translation>拉伸(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Limits</source>
        <translation>界限(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colour map</source>
        <translation>色表(&amp;C)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>深色(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Matching the filter</source>
        <translation>符合筛选条件(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Previous selection</source>
        <translation>上次选择(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Save as subset…</source>
        <translation>存为子集(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>blendscope::ui::WindowSession</name>
    <message>
        <source>Sessions (*.blend);;All files (*)</source>
        <translation>会话 (*.blend);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Go on where you were</source>
        <translation>继续先前的工作</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>&amp;New session</source>
        <translation>新建会话(&amp;N)</translation>
    </message>
    <message>
        <source>Open &amp;session…</source>
        <translation>打开会话(&amp;S)…</translation>
    </message>
    <message>
        <source>Open recent session</source>
        <translation>打开最近的会话</translation>
    </message>
    <message>
        <source>&amp;Save session</source>
        <translation>保存会话(&amp;S)</translation>
    </message>
    <message>
        <source>Save session &amp;as…</source>
        <translation>会话另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Clear this list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Blendscope</source>
        <translation>Blendscope</translation>
    </message>
    <message>
        <source>Open a session</source>
        <translation>打开会话</translation>
    </message>
    <message>
        <source>Save the session</source>
        <translation>保存会话</translation>
    </message>
    <message>
        <source>Where the data of the session are now</source>
        <translation>会话的数据现在何处</translation>
    </message>
    <message>
        <source>Choose the data…</source>
        <translation>选择数据…</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>使用这些数据</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>Save what you did with %1 in a session?</source>
        <translation>是否将对 %1 所做的工作保存到会话？</translation>
    </message>
    <message>
        <source>Labels, flags, notes, subsets and runs are lost if you discard them.</source>
        <translation>若丢弃，标注、标记、备注、子集和运行都将丢失。</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Tell single stars from blends in survey cutouts.</source>
        <translation>在巡天切片中区分单星与混叠星。</translation>
    </message>
    <message>
        <source>Save pictures of every page and leave.</source>
        <translation>保存每个页面的图片后退出。</translation>
    </message>
    <message>
        <source>Language of the window, such as de; by default that of the desktop.</source>
        <translation>窗口的语言，如 de；默认跟随桌面。</translation>
    </message>
    <message>
        <source>CSV file, FITS file, folder of FITS files or session</source>
        <translation>CSV 文件、FITS 文件、FITS 文件夹或会话</translation>
    </message>
    <message>
        <source>Open a session: data, labels, runs and all.</source>
        <translation>打开会话：数据、标注、运行及全部内容。</translation>
    </message>
</context>
</TS>
