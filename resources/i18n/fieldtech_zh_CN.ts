<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters.</source>
        <translation>没有找到，请少输几个字。</translation>
    </message>
    <message>
        <source>Type a command, order number or customer…</source>
        <translation>输入命令、单号或客户名称…</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>Please give a reason of at least {n} characters.</source>
        <translation>请填写原因，至少 {n} 个字。</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续工作</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>程序出现错误</translation>
    </message>
    <message>
        <source>What you typed is saved on this computer. You can go on; if it happens again, copy the report and send it to support.</source>
        <translation>您输入的内容已保存在本机，可以继续工作。如果再次出现，请复制报告并发给技术支持。</translation>
    </message>
</context>
<context>
    <name>FullScreenPad</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Please sign</source>
        <translation>请签字</translation>
    </message>
    <message>
        <source>Please sign with your name: this is too little ink.</source>
        <translation>笔迹太少，请签写姓名。</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>en</source>
        <comment>the code of the language: zh_CN</comment>
        <translation>zh_CN</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Everything on this computer stays saved while it is locked.</source>
        <translation>锁定期间，本机上的内容都已保存。</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Switch language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch light / dark</source>
        <translation>切换浅色 / 深色</translation>
    </message>
    <message>
        <source>Type your PIN.</source>
        <translation>请输入 PIN 码。</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>谁在使用？</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Switch language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch light / dark</source>
        <translation>切换浅色 / 深色</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>{at} of {all}</source>
        <translation>第 {at} 页，共 {all} 页</translation>
    </message>
</context>
<context>
    <name>PhotoSlot</name>
    <message>
        <source>no photo yet</source>
        <translation>尚无照片</translation>
    </message>
    <message>
        <source>photo taken</source>
        <translation>已拍照</translation>
    </message>
</context>
<context>
    <name>QuantityStepper</name>
    <message>
        <source>One less</source>
        <translation>减一</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>加一</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Signed in: {name}. Lock or change user</source>
        <translation>已登录：{name}。锁定或切换用户</translation>
    </message>
    <message>
        <source>Switch language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Switch light / dark</source>
        <translation>切换浅色 / 深色</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Draw with pen, finger or mouse. Ctrl+Z takes the last stroke back, Delete clears.</source>
        <translation>可用笔、手指或鼠标书写。Ctrl+Z 撤销一笔，Delete 清除。</translation>
    </message>
    <message>
        <source>Sign above the line</source>
        <translation>请在横线上方签名</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签名</translation>
    </message>
</context>
<context>
    <name>StarRating</name>
    <message>
        <source>N.A.</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>{n} missing</source>
        <translation>差 {n} 项</translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Progress: step {at} of {all}, {name}</source>
        <translation>进度：第 {at} 步，共 {all} 步，{name}</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>_DateLine</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
</context>
<context>
    <name>_UnknownChip</name>
    <message>
        <source>Unknown</source>
        <translation>不详</translation>
    </message>
</context>
</TS>
