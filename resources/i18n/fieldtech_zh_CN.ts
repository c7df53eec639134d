<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>AccessCard</name>
    <message>
        <source>Access log</source>
        <translation>查阅记录</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Who opened, printed, saved or decided what on this computer. Nobody can change it.</source>
        <translation>谁在这台电脑上打开、打印、存出或决定过什么。谁也不能改动。</translation>
    </message>
</context>
<context>
    <name>AccessSheet</name>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Access log of this computer</source>
        <translation>这台电脑的查阅记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No line has this person, number or word in it.</source>
        <translation>没有哪一条里有这个人员、编号或词。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Person, number or word</source>
        <translation>人员、编号或词</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>搜索查阅记录</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
</context>
<context>
    <name>AddPart</name>
    <message>
        <source>Add a part</source>
        <translation>添加配件</translation>
    </message>
    <message>
        <source>No parts used</source>
        <translation>未用配件</translation>
    </message>
    <message>
        <source>Scan or type to add a part</source>
        <translation>扫码或输入，添加配件</translation>
    </message>
    <message>
        <source>not in your van</source>
        <translation>车上没有</translation>
    </message>
    <message>
        <source>{n} in your van</source>
        <translation>车上 {n} 件</translation>
    </message>
</context>
<context>
    <name>AddVehiclesForm</name>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
</context>
<context>
    <name>AheadList</name>
    <message>
        <source>An approved plan brings its visits by itself.</source>
        <translation>计划批准后会自动生成任务。</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Nothing is planned</source>
        <translation>没有安排</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The next thirty days</source>
        <translation>三十天内</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责</translation>
    </message>
</context>
<context>
    <name>AnnouncedPane</name>
    <message>
        <source>Expected on</source>
        <translation>预计到账</translation>
    </message>
    <message>
        <source>Look for it in the bank statement</source>
        <translation>请在银行流水中查找</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Transfer announced</source>
        <translation>客户约定转账</translation>
    </message>
    <message>
        <source>Written down by</source>
        <translation>记录人</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Answered by its photo</source>
        <translation>添加照片即为已答</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>What is wrong, what was done</source>
        <translation>异常及处理说明</translation>
    </message>
    <message>
        <source>Why it cannot be measured</source>
        <translation>为什么无法测量</translation>
    </message>
    <message>
        <source>Why not applicable</source>
        <translation>不适用的原因</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Your answer</source>
        <translation>您的答复</translation>
    </message>
</context>
<context>
    <name>ApprovalForm</name>
    <message>
        <source>Opinion</source>
        <translation>意见</translation>
    </message>
</context>
<context>
    <name>ApprovalsPage</name>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Approve  A</source>
        <translation>同意  A</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>Confirm  A</source>
        <translation>确认  A</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>I did not say so  R</source>
        <translation>未曾同意  R</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>不确认</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>没有需要决定的事项</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已阅</translation>
    </message>
    <message>
        <source>Read  A</source>
        <translation>已阅  A</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Return  R</source>
        <translation>退回  R</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Sign approval  A</source>
        <translation>补签同意  A</translation>
    </message>
    <message>
        <source>This cannot be decided now</source>
        <translation>现在不能决定</translation>
    </message>
    <message>
        <source>When a plan is handed in, it appears at the left.</source>
        <translation>有方案提交时，会出现在左侧。</translation>
    </message>
    <message>
        <source>Your name and the time go on the sheet</source>
        <translation>决定会带您的姓名和时间，印在服务单上</translation>
    </message>
    <message>
        <source>Your name and the time stay with the order</source>
        <translation>您的姓名和时间会留在工单中</translation>
    </message>
    <message>
        <source>Your name and the time stay with the plan</source>
        <translation>您的姓名和时间会记入计划</translation>
    </message>
    <message>
        <source>{number}: {answer}. Written in a few seconds.</source>
        <translation>{number}：{answer}，几秒后写入。</translation>
    </message>
</context>
<context>
    <name>ArrivalForm</name>
    <message>
        <source>All three checked</source>
        <translation>三项均已核对</translation>
    </message>
    <message>
        <source>As on record: {expected}</source>
        <translation>与工单一致：{expected}</translation>
    </message>
    <message>
        <source>Customer identified</source>
        <translation>已确认客户身份</translation>
    </message>
    <message>
        <source>Equipment and fault checked again</source>
        <translation>已再次核对设备和故障</translation>
    </message>
    <message>
        <source>ID card shown</source>
        <translation>已出示证件</translation>
    </message>
    <message>
        <source>Model and fault checked again</source>
        <translation>已再次核对型号和故障</translation>
    </message>
    <message>
        <source>Model on the unit</source>
        <translation>终端上的型号</translation>
    </message>
    <message>
        <source>No terminal is on record for this vehicle.</source>
        <translation>该车没有登记终端。</translation>
    </message>
    <message>
        <source>On record: {expected}</source>
        <translation>工单登记：{expected}</translation>
    </message>
    <message>
        <source>On record: {expected}. Say why it differs.</source>
        <translation>工单登记为 {expected}，请说明为何不同。</translation>
    </message>
    <message>
        <source>Scan the label</source>
        <translation>扫描标签</translation>
    </message>
    <message>
        <source>Terminal number on the unit</source>
        <translation>终端上的终端号</translation>
    </message>
    <message>
        <source>Why it differs or was not scanned</source>
        <translation>不一致或未扫描的原因</translation>
    </message>
</context>
<context>
    <name>ArrivalPanel</name>
    <message>
        <source>Arrival</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>Customer identified</source>
        <translation>已确认客户身份</translation>
    </message>
    <message>
        <source>ID card shown</source>
        <translation>已出示证件</translation>
    </message>
</context>
<context>
    <name>ArrivalSection</name>
    <message>
        <source>ID card, customer and fault</source>
        <translation>证件、客户和故障</translation>
    </message>
    <message>
        <source>ID card, customer, model and fault</source>
        <translation>证件、客户、型号和故障</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>{terminal} on the vehicle</source>
        <translation>车上终端 {terminal}</translation>
    </message>
</context>
<context>
    <name>AssignForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>同意时间</translation>
    </message>
    <message>
        <source>Consent of</source>
        <translation>同意人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Please consider</source>
        <translation>请考虑</translation>
    </message>
    <message>
        <source>SIM cards to set aside</source>
        <translation>预留SIM卡</translation>
    </message>
    <message>
        <source>Scan, or type part of the number</source>
        <translation>扫码，或输入号码的一部分</translation>
    </message>
    <message>
        <source>Site class</source>
        <translation>现场等级</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>人员性质</translation>
    </message>
    <message>
        <source>Terminals to set aside</source>
        <translation>预留终端</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation>派谁去</translation>
    </message>
    <message>
        <source>Why not own staff</source>
        <translation>为何不派本公司人员</translation>
    </message>
</context>
<context>
    <name>AssignmentCard</name>
    <message>
        <source>Arrive by</source>
        <translation>到达期限</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>实际到达</translation>
    </message>
    <message>
        <source>Assignment and times</source>
        <translation>派工与时限</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意派外</translation>
    </message>
    <message>
        <source>Depart by</source>
        <translation>出发期限</translation>
    </message>
    <message>
        <source>Planned day</source>
        <translation>计划日</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺时间</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>Site class</source>
        <translation>现场等级</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>预约时段</translation>
    </message>
    <message>
        <source>by the plan {day}</source>
        <translation>原计划 {day}</translation>
    </message>
</context>
<context>
    <name>AuditPane</name>
    <message>
        <source>It does not pass yet</source>
        <translation>还不能通过</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Reason: {reason}</source>
        <translation>原因：{reason}</translation>
    </message>
    <message>
        <source>Taken back by {name}, {time}</source>
        <translation>{name} 于 {time} 冲红</translation>
    </message>
    <message>
        <source>Taken back by {name}, {time}, on receipt {receipt}</source>
        <translation>{name} 于 {time} 冲红，冲红收据 {receipt}</translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Encrypted like the data. Copy the folder to another disk now and then.</source>
        <translation>备份与数据同样加密。请定期把文件夹复制到另一个磁盘。</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Newest backup: {time}</source>
        <translation>最近备份：{time}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>还没有备份。</translation>
    </message>
</context>
<context>
    <name>BankCard</name>
    <message>
        <source>Bank account of the company</source>
        <translation>公司收款账户</translation>
    </message>
    <message>
        <source>It stands on statements, and on fee lists with an open amount.</source>
        <translation>会印在对账单上，也会印在尚有欠款的费用清单上。</translation>
    </message>
    <message>
        <source>Save the account</source>
        <translation>保存账户</translation>
    </message>
    <message>
        <source>The bank account is saved.</source>
        <translation>收款账户已保存。</translation>
    </message>
</context>
<context>
    <name>BankForm</name>
    <message>
        <source>Account number</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Bank and branch</source>
        <translation>开户行</translation>
    </message>
    <message>
        <source>Payee</source>
        <translation>户名</translation>
    </message>
    <message>
        <source>as the company is called on its papers</source>
        <translation>与单据上的公司名称相同时不填</translation>
    </message>
</context>
<context>
    <name>BankHint</name>
    <message>
        <source>Enter the account</source>
        <translation>去填写</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Statements do not say where to pay yet</source>
        <translation>对账单上还没有收款账户</translation>
    </message>
    <message>
        <source>With your bank account in the settings, every statement and every list that is owed names it.</source>
        <translation>在设置中填写一次，之后每份对账单和有欠款的费用清单都会印上。</translation>
    </message>
</context>
<context>
    <name>BecomeSheet</name>
    <message>
        <source>A number from 1 to 65535; usually 8443.</source>
        <translation>请填 1 到 65535 之间的数，一般用 8443。</translation>
    </message>
    <message>
        <source>All other computers send here and get their orders from here. Everything this computer has stays. It should be on while people work.</source>
        <translation>其他电脑都把内容交到这里，也从这里取工单。本机已有的内容全部保留。上班时间这台电脑要开着。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Found free on this computer</source>
        <translation>这台电脑上空闲的端口</translation>
    </message>
    <message>
        <source>Make it the office</source>
        <translation>设为办公室</translation>
    </message>
    <message>
        <source>Make this computer the office</source>
        <translation>把这台电脑设为办公室</translation>
    </message>
    <message>
        <source>Making the office</source>
        <translation>正在建立办公室服务</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Reached by laptops at</source>
        <translation>笔记本访问地址</translation>
    </message>
    <message>
        <source>The office is ready</source>
        <translation>办公室已就绪</translation>
    </message>
    <message>
        <source>The office's server is made and started…</source>
        <translation>正在建立并启动办公室服务…</translation>
    </message>
    <message>
        <source>The server runs. What this computer has goes there…</source>
        <translation>服务已启动，正在把本机内容存入…</translation>
    </message>
    <message>
        <source>This computer is the office. Register the others with a code. If the system asks whether fieldtech may be reached from the network, allow it.</source>
        <translation>这台电脑就是办公室。其他电脑用登记码登记。如果系统询问是否允许从网络访问 fieldtech，请选允许。</translation>
    </message>
    <message>
        <source>What this computer is called</source>
        <translation>这台电脑叫什么</translation>
    </message>
</context>
<context>
    <name>BesidePane</name>
    <message>
        <source>1 photo</source>
        <translation>1 张照片</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Finding…</source>
        <translation>记录…</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>安全隐患</translation>
    </message>
    <message>
        <source>It is here after all</source>
        <translation>车已到场</translation>
    </message>
    <message>
        <source>Make it a repair order</source>
        <translation>转维修单</translation>
    </message>
    <message>
        <source>Not here…</source>
        <translation>未到…</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未检查</translation>
    </message>
    <message>
        <source>Nothing was found here.</source>
        <translation>这里没有发现问题。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>{n} 张照片</translation>
    </message>
</context>
<context>
    <name>BlockForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>First number</source>
        <translation>起号</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>张数</translation>
    </message>
    <message>
        <source>Left empty it goes on after the last block.</source>
        <translation>留空则接在上一号段之后。</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>领用人</translation>
    </message>
</context>
<context>
    <name>BlocksView</name>
    <message>
        <source>1 block is nearly used up</source>
        <translation>有 1 个号段快用完了</translation>
    </message>
    <message>
        <source>A number belongs to one person on one computer, so none is given twice</source>
        <translation>每个号码只属于一个人的一台电脑，不会重号</translation>
    </message>
    <message>
        <source>Close the block</source>
        <translation>停用号段</translation>
    </message>
    <message>
        <source>Close the block…</source>
        <translation>停用号段…</translation>
    </message>
    <message>
        <source>Close this block</source>
        <translation>停用这个号段</translation>
    </message>
    <message>
        <source>Closed: {reason}</source>
        <translation>已停用：{reason}</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Issue a block for each person who collects on a computer.</source>
        <translation>给每个收款人在他的电脑上发放一个号段。</translation>
    </message>
    <message>
        <source>Issue numbers…</source>
        <translation>发放号段…</translation>
    </message>
    <message>
        <source>Issue receipt numbers</source>
        <translation>发放收据号段</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>发放</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Nearly used up</source>
        <translation>快用完了</translation>
    </message>
    <message>
        <source>No receipt numbers yet</source>
        <translation>还没有收据号段</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>领用人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Receipt numbers</source>
        <translation>收据号段</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The block {first} – {last} is closed</source>
        <translation>号段 {first} – {last} 已停用</translation>
    </message>
    <message>
        <source>The next free number is {number}</source>
        <translation>下一个可用号码：{number}</translation>
    </message>
    <message>
        <source>Waits for the office</source>
        <translation>等办公室确认</translation>
    </message>
    <message>
        <source>{first} – {last} of {name}: the computer was lost, restored or given back. Numbers that were not given are never given again.</source>
        <translation>{name} 的 {first} – {last}：电脑丢失、恢复过备份或已交还。没用过的号码不再使用。</translation>
    </message>
    <message>
        <source>{name} can give the receipts {first} – {last}</source>
        <translation>已向{name}发放收据 {first} – {last}</translation>
    </message>
    <message>
        <source>{n} blocks are nearly used up</source>
        <translation>{n} 个号段快用完了</translation>
    </message>
</context>
<context>
    <name>BodyOutline</name>
    <message>
        <source>Outline of the vehicle: tap where it is damaged</source>
        <translation>车身轮廓图：点按损伤处</translation>
    </message>
    <message>
        <source>Tap where it is damaged. Keys: arrows, V for another side, Enter.</source>
        <translation>点按损伤处。按键：方向键移动，V 换面，回车标记。</translation>
    </message>
</context>
<context>
    <name>BookWork</name>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
</context>
<context>
    <name>BusyView</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} / {total} 行</translation>
    </message>
    <message>
        <source>{done} rows read</source>
        <translation>已读取 {done} 行</translation>
    </message>
</context>
<context>
    <name>CalendarBar</name>
    <message>
        <source>Search the calendar</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>查找…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>哪些</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的</translation>
    </message>
</context>
<context>
    <name>CalendarHead</name>
    <message>
        <source>Earlier</source>
        <translation>往前</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>往后</translation>
    </message>
    <message>
        <source>Maintenance plans</source>
        <translation>保养计划</translation>
    </message>
    <message>
        <source>Maintenance plans, {n} to approve</source>
        <translation>保养计划，{n} 份待批准</translation>
    </message>
    <message>
        <source>Print the calendar</source>
        <translation>打印日历</translation>
    </message>
    <message>
        <source>Save as iCalendar file</source>
        <translation>存为 iCalendar 文件</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已另存为 {name}</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>CallFooter</name>
    <message>
        <source>1 required field is empty</source>
        <translation>还差 1 项必填</translation>
    </message>
    <message>
        <source>Draft of {time} restored</source>
        <translation>已恢复 {time} 的草稿</translation>
    </message>
    <message>
        <source>Kept on this computer {time}</source>
        <translation>草稿已存本机 {time}</translation>
    </message>
    <message>
        <source>NOT saved</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register and assess</source>
        <translation>登记并转评估</translation>
    </message>
    <message>
        <source>Save the call</source>
        <translation>保存登记</translation>
    </message>
    <message>
        <source>{n} required fields are empty</source>
        <translation>还差 {n} 项必填</translation>
    </message>
</context>
<context>
    <name>CallSide</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Calls on hold</source>
        <translation>挂起的来电</translation>
    </message>
    <message>
        <source>Class {site}</source>
        <translation>{site} 级</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open orders</source>
        <translation>未完成工单</translation>
    </message>
    <message>
        <source>Same fault again: call {n} in {days} days</source>
        <translation>同一故障 {days} 天内第 {n} 次报修</translation>
    </message>
    <message>
        <source>Same fault again: call {n} since yesterday</source>
        <translation>同一故障从昨天起第 {n} 次报修</translation>
    </message>
    <message>
        <source>This order is linked as a repeat repair.</source>
        <translation>本单将标为返修并关联。</translation>
    </message>
    <message>
        <source>Type any part of the phone number, name, plate or terminal number. Nobody found: add him.</source>
        <translation>输入电话、名称、车牌或终端号的任意部分。查不到时可新建。</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles: {n}</source>
        <translation>{n} 辆车</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>谁来电？</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未登记</translation>
    </message>
</context>
<context>
    <name>CallTimer</name>
    <message>
        <source>Call {time}</source>
        <translation>通话 {time}</translation>
    </message>
</context>
<context>
    <name>CancelForm</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The customer has been told</source>
        <translation>已告知客户</translation>
    </message>
</context>
<context>
    <name>CardStateForm</name>
    <message>
        <source>Cancellation number of the carrier</source>
        <translation>运营商销户回执号</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>Answer of the desk: {text}</source>
        <translation>派工说明：{text}</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>请示内容</translation>
    </message>
    <message>
        <source>Charge waived</source>
        <translation>免收</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Difference written off</source>
        <translation>核销的差额</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>优惠</translation>
    </message>
    <message>
        <source>Due {time}.</source>
        <translation>期限 {time}。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>反映人</translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>方式与时间</translation>
    </message>
    <message>
        <source>It was sent out on a verbal yes; your approval is still missing.</source>
        <translation>凭口头同意先派工，尚缺您的书面审批。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>Money paid back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Overdue: {late}.</source>
        <translation>已超期 {late}。</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Report from the site</source>
        <translation>现场情况反映</translation>
    </message>
    <message>
        <source>The work has begun</source>
        <translation>工作已开始，等您补签</translation>
    </message>
    <message>
        <source>The work is done</source>
        <translation>工作已完成，等您补签</translation>
    </message>
    <message>
        <source>What you are said to have agreed</source>
        <translation>记录的口头同意</translation>
    </message>
    <message>
        <source>When</source>
        <translation>记录时间</translation>
    </message>
    <message>
        <source>Written down by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Your answer</source>
        <translation>您的答复</translation>
    </message>
    <message>
        <source>Your opinion (optional)</source>
        <translation>审批意见（可不填）</translation>
    </message>
</context>
<context>
    <name>CashBoxPage</name>
    <message>
        <source>Amounts held: {n}</source>
        <translation>手上 {n} 笔</translation>
    </message>
    <message>
        <source>Cash box</source>
        <translation>我的收款</translation>
    </message>
    <message>
        <source>Hand it over with today's. The delay stands beside this amount, nothing else is asked.</source>
        <translation>和今天的一起交就行；迟交会记在这一笔上，不用再解释。</translation>
    </message>
    <message>
        <source>Hand over {amount}</source>
        <translation>交款 {amount}</translation>
    </message>
    <message>
        <source>No receipt numbers on this computer</source>
        <translation>本机没有收据号段</translation>
    </message>
    <message>
        <source>Nobody of finance is here</source>
        <translation>财务不在场</translation>
    </message>
    <message>
        <source>Nothing held</source>
        <translation>手上没有钱</translation>
    </message>
    <message>
        <source>Spoiled receipt…</source>
        <translation>收据作废…</translation>
    </message>
    <message>
        <source>Unsigned it stays with you until finance has counted it</source>
        <translation>没有财务签字，清点之前仍算在您手上</translation>
    </message>
    <message>
        <source>Until finance issues a block, the number of the paper receipt is typed at sign-off.</source>
        <translation>财务发放号段之前，签收时请填写纸质收据的号码。</translation>
    </message>
    <message>
        <source>What you collect on site is listed here.</source>
        <translation>上门收的款会列在这里。</translation>
    </message>
    <message>
        <source>Works without a network: finance can sign for it on this computer</source>
        <translation>没有网络也能交：财务可在这台电脑上签收</translation>
    </message>
    <message>
        <source>Written down: {number}</source>
        <translation>已登记：{number}</translation>
    </message>
    <message>
        <source>You hold no money</source>
        <translation>手上没有要交的钱</translation>
    </message>
    <message>
        <source>{amount} should have been handed over when you came back</source>
        <translation>{amount} 收车时就该交</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 项逾期</translation>
    </message>
</context>
<context>
    <name>CashWork</name>
    <message>
        <source>A receipt was spoiled</source>
        <translation>收据写坏了</translation>
    </message>
    <message>
        <source>Hand-over slip {number} · {amount}</source>
        <translation>交款单 {number} · {amount}</translation>
    </message>
    <message>
        <source>Make it void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲红</translation>
    </message>
    <message>
        <source>Reverse this collection</source>
        <translation>冲红这笔收款</translation>
    </message>
    <message>
        <source>{name} (hands over)</source>
        <translation>{name}（交款人）</translation>
    </message>
    <message>
        <source>{name} (receives, finance)</source>
        <translation>{name}（财务收款人）</translation>
    </message>
</context>
<context>
    <name>ChainCard</name>
    <message>
        <source>Collected anew</source>
        <translation>重新收款</translation>
    </message>
    <message>
        <source>Counted by finance</source>
        <translation>财务清点</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>承接</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>冲红退回</translation>
    </message>
    <message>
        <source>Goes on in</source>
        <translation>余下车辆转入</translation>
    </message>
    <message>
        <source>Hand-over slip</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>Not approved by {name}</source>
        <translation>{name} 未批准</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>待交</translation>
    </message>
    <message>
        <source>Not received again yet</source>
        <translation>尚未重新收款</translation>
    </message>
    <message>
        <source>On hand-over slip</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>On the slip</source>
        <translation>交款单金额</translation>
    </message>
    <message>
        <source>Orders that belong together</source>
        <translation>相关派工单</translation>
    </message>
    <message>
        <source>Paid by customers</source>
        <translation>客户付的</translation>
    </message>
    <message>
        <source>Paid by the customer</source>
        <translation>客户付的</translation>
    </message>
    <message>
        <source>Receipts: {n}</source>
        <translation>{n} 张收据</translation>
    </message>
    <message>
        <source>The way of the amount</source>
        <translation>金额核对</translation>
    </message>
    <message>
        <source>To the company itself</source>
        <translation>直接到公司账</translation>
    </message>
    <message>
        <source>of {amount} on the whole slip</source>
        <translation>整张交款单 {amount}</translation>
    </message>
    <message>
        <source>{done} of {total} vehicles done</source>
        <translation>{total} 台中已完成 {done} 台</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Chart</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Left and Right go from reading to reading</source>
        <translation>左右键逐点查看</translation>
    </message>
    <message>
        <source>Save as a picture</source>
        <translation>保存为图片</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>单号</translation>
    </message>
</context>
<context>
    <name>ChecklistPage</name>
    <message>
        <source>1 item open</source>
        <translation>还有 1 项未答</translation>
    </message>
    <message>
        <source>All is saved on this computer</source>
        <translation>全部已存本机</translation>
    </message>
    <message>
        <source>Answers open ticks and choices; never readings, photos and safety items</source>
        <translation>只答未答的勾选项和选择项，读数、照片和安全项除外</translation>
    </message>
    <message>
        <source>Back to the order</source>
        <translation>回到工单</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Checklist: {name}</source>
        <translation>检查表：{name}</translation>
    </message>
    <message>
        <source>NOT saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Next open item</source>
        <translation>下一项未答</translation>
    </message>
    <message>
        <source>Saved on this computer {time}</source>
        <translation>已保存在本机 {time}</translation>
    </message>
    <message>
        <source>Set to OK: {n}</source>
        <translation>已将 {n} 项设为正常</translation>
    </message>
    <message>
        <source>The rest OK</source>
        <translation>其余全部正常</translation>
    </message>
    <message>
        <source>What is left needs a look of its own.</source>
        <translation>剩下的须逐项查看。</translation>
    </message>
    <message>
        <source>{n} items open</source>
        <translation>还有 {n} 项未答</translation>
    </message>
    <message>
        <source>{n} of {all} answered</source>
        <translation>已答 {n} / {all}</translation>
    </message>
</context>
<context>
    <name>ChecklistSection</name>
    <message>
        <source>Open the checklist</source>
        <translation>打开检查表</translation>
    </message>
    <message>
        <source>{n} of {all} answered</source>
        <translation>已答 {n} / {all}</translation>
    </message>
</context>
<context>
    <name>ChecklistSheet</name>
    <message>
        <source>Answers open ticks and choices; never readings, photos and safety items</source>
        <translation>只答未答的勾选项和选择项，读数、照片和安全项除外</translation>
    </message>
    <message>
        <source>As the previous vehicle</source>
        <translation>同上一辆车</translation>
    </message>
    <message>
        <source>Back to the yard</source>
        <translation>回到场地</translation>
    </message>
    <message>
        <source>Checklist of {vehicle}: {done} of {all}</source>
        <translation>{vehicle} 检查表：{done} / {all}</translation>
    </message>
    <message>
        <source>Next open item</source>
        <translation>下一项未答</translation>
    </message>
    <message>
        <source>The rest OK</source>
        <translation>其余全部正常</translation>
    </message>
</context>
<context>
    <name>ChoicesCard</name>
    <message>
        <source>Both</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Holds from the next start</source>
        <translation>下次启动后生效</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the sheets</source>
        <translation>服务单语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Without a key or a touch</source>
        <translation>无操作后锁定</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
</context>
<context>
    <name>ClashBox</name>
    <message>
        <source>Before: {value}</source>
        <translation>原来：{value}</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Nothing is saved until you choose which value is to stay.</source>
        <translation>请选择保留哪一个值，选定之前不会保存。</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile</source>
        <translation>期间别人也改了这里</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Theirs: {value}</source>
        <translation>对方的：{value}</translation>
    </message>
    <message>
        <source>Yours: {value}</source>
        <translation>您的：{value}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
</context>
<context>
    <name>CodeBoard</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>登记码</translation>
    </message>
    <message>
        <source>Good for {time} more, for one computer</source>
        <translation>还有 {time} 有效，只能登记一台</translation>
    </message>
    <message>
        <source>On the new computer choose “This computer belongs to an office”, then scan the picture or type the three lines.</source>
        <translation>在新电脑上选“这台电脑属于一间办公室”，然后扫描图形，或输入这三行。</translation>
    </message>
    <message>
        <source>Proof of the office</source>
        <translation>办公室凭证</translation>
    </message>
    <message>
        <source>QR code with address and code</source>
        <translation>含地址和登记码的二维码</translation>
    </message>
    <message>
        <source>This code is out of date. Ask for another one.</source>
        <translation>这个登记码已过期，请另要一个。</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>{name} is registered. Its people can sign in there.</source>
        <translation>{name} 已登记，使用人可以在那里登录了。</translation>
    </message>
</context>
<context>
    <name>CodePaper</name>
    <message>
        <source>Register this computer within ten minutes</source>
        <translation>请在十分钟内登记这台电脑</translation>
    </message>
</context>
<context>
    <name>CodeSheet</name>
    <message>
        <source>Another code</source>
        <translation>换一个登记码</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>For a computer that was set up anew or lost its registration. Its old entry stays in the list: revoke it once the new one is there.</source>
        <translation>用于重装过或丢了登记的电脑。旧的一条留在列表里：新的到了以后请停用旧的。</translation>
    </message>
    <message>
        <source>It gets the orders of these people and what they need, and nothing else.</source>
        <translation>它只会收到这些人的工单和所需资料，别的都没有。</translation>
    </message>
    <message>
        <source>New code for {name}</source>
        <translation>{name} 的新登记码</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Register a computer</source>
        <translation>登记新电脑</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>显示登记码</translation>
    </message>
    <message>
        <source>Such as: van 7, or the desk</source>
        <translation>例如：7 号车、前台</translation>
    </message>
    <message>
        <source>What the computer is called</source>
        <translation>这台电脑叫什么</translation>
    </message>
</context>
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
    <name>CompletionForm</name>
    <message>
        <source>Repaired, everything in order</source>
        <translation>已修复，全部正常</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>维修结果</translation>
    </message>
    <message>
        <source>Why, and what follows</source>
        <translation>原因和后续安排</translation>
    </message>
    <message>
        <source>{standard}: {n} still missing</source>
        <translation>{standard}：还差 {n} 项</translation>
    </message>
</context>
<context>
    <name>CompletionSection</name>
    <message>
        <source>Four standards and the result</source>
        <translation>四项标准和维修结果</translation>
    </message>
    <message>
        <source>{n} of 3 standards confirmed</source>
        <translation>三项标准已确认 {n} 项</translation>
    </message>
</context>
<context>
    <name>ComputerPanel</name>
    <message>
        <source>At least {n} items are still there</source>
        <translation>那里至少还有 {n} 项没交</translation>
    </message>
    <message>
        <source>Before that</source>
        <translation>此前登记</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Counts and version are what it said itself at its last contact.</source>
        <translation>项数和版本是它上次联系时自己报的。</translation>
    </message>
    <message>
        <source>Its clock is wrong</source>
        <translation>它的时钟不准</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>New code for it…</source>
        <translation>给它新登记码…</translation>
    </message>
    <message>
        <source>Only that computer has them. Call first, do not revoke it yet.</source>
        <translation>只有那台电脑上有。先打电话，别先停用。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记于</translation>
    </message>
    <message>
        <source>Revoke this computer…</source>
        <translation>停用这台电脑…</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>停用于</translation>
    </message>
    <message>
        <source>Silent for days</source>
        <translation>好几天没联系</translation>
    </message>
    <message>
        <source>The office's own computer</source>
        <translation>办公室自己的电脑</translation>
    </message>
    <message>
        <source>The office's server runs here.</source>
        <translation>办公室服务就在这里运行。</translation>
    </message>
    <message>
        <source>The office's server runs there.</source>
        <translation>办公室的服务在这台电脑上运行。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Times written there are off by as much. Set the clock.</source>
        <translation>那里记的时间也差这么多。请校准时钟。</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Waiting there</source>
        <translation>还没交的</translation>
    </message>
    <message>
        <source>What was recorded since is only on that computer.</source>
        <translation>之后记录的内容只在那台电脑上。</translation>
    </message>
    <message>
        <source>Who works on it…</source>
        <translation>谁在用…</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>right</source>
        <translation>准</translation>
    </message>
</context>
<context>
    <name>ComputerTable</name>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Name, person or letter</source>
        <translation>名称、人员或字母</translation>
    </message>
    <message>
        <source>No computer found</source>
        <translation>没有找到电脑</translation>
    </message>
    <message>
        <source>Nothing under this filter and search.</source>
        <translation>这个筛选和搜索下没有内容。</translation>
    </message>
    <message>
        <source>People</source>
        <translation>使用人</translation>
    </message>
    <message>
        <source>Search computers</source>
        <translation>搜索电脑</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>没交的</translation>
    </message>
</context>
<context>
    <name>ComputersPage</name>
    <message>
        <source>Computers</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Laptops cannot send until it does. It starts with the program.</source>
        <translation>服务启动之前，笔记本交不了内容。它会随程序启动。</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Register a computer</source>
        <translation>登记新电脑</translation>
    </message>
    <message>
        <source>Start it</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>The list is as it was at {at}.</source>
        <translation>下面是 {at} 的情况。</translation>
    </message>
    <message>
        <source>The office does not answer, so nothing can be changed now.</source>
        <translation>连不上办公室，现在不能改动。</translation>
    </message>
    <message>
        <source>The office's server does not run</source>
        <translation>办公室服务没有运行</translation>
    </message>
    <message>
        <source>as of {at}</source>
        <translation>截至 {at}</translation>
    </message>
    <message>
        <source>reached at {address}</source>
        <translation>访问地址 {address}</translation>
    </message>
    <message>
        <source>{n} in use · {online} online</source>
        <translation>在用 {n} 台 · 在线 {online} 台</translation>
    </message>
    <message>
        <source>{n} need a look</source>
        <translation>{n} 台需要看</translation>
    </message>
</context>
<context>
    <name>ConditionForm</name>
    <message>
        <source>Accepted by (customer)</source>
        <translation>客户认可人</translation>
    </message>
    <message>
        <source>All normal</source>
        <translation>全部正常</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Electrics</source>
        <translation>电器</translation>
    </message>
    <message>
        <source>What is damaged or faulty</source>
        <translation>损伤或异常说明</translation>
    </message>
</context>
<context>
    <name>ConditionPart</name>
    <message>
        <source>Accepted by (customer)</source>
        <translation>客户认可人</translation>
    </message>
    <message>
        <source>All normal</source>
        <translation>全部正常</translation>
    </message>
    <message>
        <source>Condition before the work</source>
        <translation>作业前车况</translation>
    </message>
    <message>
        <source>What is damaged or faulty</source>
        <translation>损伤或异常说明</translation>
    </message>
</context>
<context>
    <name>ConditionSection</name>
    <message>
        <source>Body and electrics before the work</source>
        <translation>维修前的外观和电器</translation>
    </message>
    <message>
        <source>Outside, before the work</source>
        <translation>维修前的外观</translation>
    </message>
    <message>
        <source>Photo removed</source>
        <translation>照片已移除</translation>
    </message>
    <message>
        <source>accepted by {name}</source>
        <translation>{name} 已认可</translation>
    </message>
</context>
<context>
    <name>ConfirmCallForm</name>
    <message>
        <source>Called at</source>
        <translation>致电时间</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Spoken with</source>
        <translation>通话人</translation>
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
    <name>ConfirmSolvedForm</name>
    <message>
        <source>Does the customer confirm?</source>
        <translation>客户是否确认？</translation>
    </message>
    <message>
        <source>It works again</source>
        <translation>已恢复正常</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Rating, if the customer gives one</source>
        <translation>评分（客户愿意时）</translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation>沟通对象</translation>
    </message>
    <message>
        <source>What is not solved</source>
        <translation>未解决之处</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>It was changed again since: {value}</source>
        <translation>后来又改成了：{value}</translation>
    </message>
    <message>
        <source>Keeping one of the two puts it in the place of that.</source>
        <translation>留下其中一个，就会替换现在的值。</translation>
    </message>
    <message>
        <source>The one that reached the office last is shown until somebody decides. Which one is right?</source>
        <translation>在有人决定之前，显示后到办公室的那个。哪一个对？</translation>
    </message>
    <message>
        <source>{name} kept what {other} wrote</source>
        <translation>{name}留了{other}写的</translation>
    </message>
    <message>
        <source>{one} and {other} changed this without knowing of each other</source>
        <translation>{one}和{other}各自改了这一项，互相不知道</translation>
    </message>
    <message>
        <source>{time}. The other value stays here, you can choose it at any time.</source>
        <translation>{time}。另一个值一直留在这里，随时可以改选。</translation>
    </message>
    <message>
        <source>{time}: {name} kept what {other} wrote</source>
        <translation>{time}：{name}保留了{other}写的内容</translation>
    </message>
    <message>
        <source>{time}: {name} took the decision back</source>
        <translation>{time}：{name}撤回了决定</translation>
    </message>
</context>
<context>
    <name>ConflictList</name>
    <message>
        <source>Both values are kept, nothing is lost</source>
        <translation>两个值都保留着，没有丢失</translation>
    </message>
    <message>
        <source>Changed in two places</source>
        <translation>两处都改过</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已定</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>To decide {n}</source>
        <translation>待定 {n}</translation>
    </message>
    <message>
        <source>What was changed in two places</source>
        <translation>两处都改过的内容</translation>
    </message>
    <message>
        <source>{name} decided</source>
        <translation>{name}已决定</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one}和{other}</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Back to sync</source>
        <translation>返回同步</translation>
    </message>
    <message>
        <source>Changed in two places</source>
        <translation>两处都改过</translation>
    </message>
    <message>
        <source>Kept what {name} wrote: {value}</source>
        <translation>留了{name}写的：{value}</translation>
    </message>
    <message>
        <source>Nothing is decided any more</source>
        <translation>决定已撤回，又待定了</translation>
    </message>
    <message>
        <source>Nothing to decide</source>
        <translation>没有需要决定的事项</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>撤回决定</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>已作的决定</translation>
    </message>
    <message>
        <source>What was done on site is never overwritten, so it is never here</source>
        <translation>现场做的事只增不改，从不在这里</translation>
    </message>
    <message>
        <source>When two people change the same thing, both values appear here.</source>
        <translation>两个人改了同一项时，两个值都会出现在这里。</translation>
    </message>
</context>
<context>
    <name>CountForm</name>
    <message>
        <source>Counted (¥)</source>
        <translation>清点金额（元）</translation>
    </message>
    <message>
        <source>The day does not close before this is brought or written off.</source>
        <translation>补交或核销之前，当天不能关账。</translation>
    </message>
    <message>
        <source>Why it differs</source>
        <translation>差额原因</translation>
    </message>
    <message>
        <source>{amount} missing</source>
        <translation>少 {amount}</translation>
    </message>
    <message>
        <source>{amount} too much</source>
        <translation>多 {amount}</translation>
    </message>
</context>
<context>
    <name>CountPanel</name>
    <message>
        <source>Book the count</source>
        <translation>盘点入账</translation>
    </message>
    <message>
        <source>Count: {place}</source>
        <translation>盘点：{place}</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Give up the count</source>
        <translation>放弃盘点</translation>
    </message>
    <message>
        <source>Go on later</source>
        <translation>稍后继续</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>未见</translation>
    </message>
    <message>
        <source>Nothing is booked. What was scanned stays on record.</source>
        <translation>不入账。已扫描的内容保留在案。</translation>
    </message>
    <message>
        <source>Parts are corrected, strays are booked in here, and what is missing goes to the manager.</source>
        <translation>配件数量改正，串位物品调入此处，未见物品交经理处理。</translation>
    </message>
    <message>
        <source>Pieces of a part</source>
        <translation>配件数量</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Scan or type a number, then Enter</source>
        <translation>扫描或输入号码后回车</translation>
    </message>
    <message>
        <source>Scan what lies here</source>
        <translation>扫描此处的物品</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已扫描</translation>
    </message>
    <message>
        <source>Take back the scan of {number}</source>
        <translation>撤回对 {number} 的扫描</translation>
    </message>
    <message>
        <source>The shelf is as the books say.</source>
        <translation>账实相符。</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
    <message>
        <source>{counted} counted, {expected} on the books</source>
        <translation>实盘 {counted}，账面 {expected}</translation>
    </message>
    <message>
        <source>{found} of {expected} found</source>
        <translation>已找到 {found} / {expected}</translation>
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
    <name>CreditForm</name>
    <message>
        <source>What was agreed with the customer</source>
        <translation>与客户的约定</translation>
    </message>
</context>
<context>
    <name>CrewBox</name>
    <message>
        <source>1 more person</source>
        <translation>另有 1 人</translation>
    </message>
    <message>
        <source>Best fit</source>
        <translation>最合适</translation>
    </message>
    <message>
        <source>{n} more people</source>
        <translation>另有 {n} 人</translation>
    </message>
</context>
<context>
    <name>CustomerCard</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>服务中心</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer and site</source>
        <translation>客户与现场</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>结算方式</translation>
    </message>
    <message>
        <source>Please mind</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>About</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>经营范围</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>服务中心</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Class {code}</source>
        <translation>{code} 级</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>In all {amount}</source>
        <translation>合计 {amount}</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Open amounts</source>
        <translation>应收未收</translation>
    </message>
    <message>
        <source>Open orders</source>
        <translation>未完成工单</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>结算</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>服务地点</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>parts included</source>
        <translation>含零部件</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{number} is erased.</source>
        <translation>{number} 的个人信息已删除。</translation>
    </message>
</context>
<context>
    <name>CycleBox</name>
    <message>
        <source>Every</source>
        <translation>每</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>在哪一天</translation>
    </message>
    <message>
        <source>On which weekdays</source>
        <translation>在星期几</translation>
    </message>
    <message>
        <source>Rule by RFC 5545</source>
        <translation>RFC 5545 规则</translation>
    </message>
    <message>
        <source>Unit of the cycle</source>
        <translation>周期单位</translation>
    </message>
</context>
<context>
    <name>CycleCard</name>
    <message>
        <source>Day off: {rule}.</source>
        <translation>遇休息日：{rule}。</translation>
    </message>
    <message>
        <source>Late after {percent} % of the cycle.</source>
        <translation>超过周期的 {percent} % 算逾期。</translation>
    </message>
    <message>
        <source>Next: {days}</source>
        <translation>接下来：{days}</translation>
    </message>
</context>
<context>
    <name>DayPage</name>
    <message>
        <source>Blank paper form</source>
        <translation>空白纸单</translation>
    </message>
    <message>
        <source>Call the customer</source>
        <translation>致电客户</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>当日派工单</translation>
    </message>
    <message>
        <source>Dispatch sheet</source>
        <translation>派工单</translation>
    </message>
    <message>
        <source>New orders appear here as soon as they are assigned.</source>
        <translation>派给您的工单会出现在这里。</translation>
    </message>
    <message>
        <source>No orders for you</source>
        <translation>没有您的工单</translation>
    </message>
    <message>
        <source>Orders: {all} · left: {left}</source>
        <translation>共 {all} 单，剩 {left} 单</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>全天安排</translation>
    </message>
    <message>
        <source>The order goes back to the dispatcher.</source>
        <translation>工单退回调度。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{phone}. Confirm time ({time}) and place: {address}</source>
        <translation>{phone}。请确认时间（{time}）和地点：{address}</translation>
    </message>
</context>
<context>
    <name>DayRows</name>
    <message>
        <source>Repeat repair</source>
        <translation>返修</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已超时</translation>
    </message>
</context>
<context>
    <name>DaysView</name>
    <message>
        <source>1 differs</source>
        <translation>1 处不符</translation>
    </message>
    <message>
        <source>A reason does not close a day: the money comes, or is written off with approval</source>
        <translation>写了原因不等于平账：要么补交，要么经批准核销</translation>
    </message>
    <message>
        <source>Arrived without cash</source>
        <translation>非现金到账</translation>
    </message>
    <message>
        <source>Came after the closing</source>
        <translation>关账后才到的</translation>
    </message>
    <message>
        <source>Can be closed</source>
        <translation>可以关账</translation>
    </message>
    <message>
        <source>Close it anew</source>
        <translation>重新关账</translation>
    </message>
    <message>
        <source>Close the day</source>
        <translation>关账</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关账</translation>
    </message>
    <message>
        <source>Closed by {name}, {time}</source>
        <translation>{name} 于 {time} 关账</translation>
    </message>
    <message>
        <source>Counted by finance</source>
        <translation>财务清点</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Days appear with the first collection.</source>
        <translation>有了第一笔收款就会出现。</translation>
    </message>
    <message>
        <source>Decide whose {number} is</source>
        <translation>裁定收据号 {number} 归哪一笔</translation>
    </message>
    <message>
        <source>Decide…</source>
        <translation>裁定…</translation>
    </message>
    <message>
        <source>Everything agrees: the day can be closed</source>
        <translation>全部相符，可以关账</translation>
    </message>
    <message>
        <source>It does not close: {n} things disagree</source>
        <translation>关不上：有 {n} 处不符</translation>
    </message>
    <message>
        <source>Made good afterwards</source>
        <translation>事后补交</translation>
    </message>
    <message>
        <source>Made good or written off</source>
        <translation>补交或核销</translation>
    </message>
    <message>
        <source>Mon Tue Wed Thu Fri Sat Sun</source>
        <translation>周一 周二 周三 周四 周五 周六 周日</translation>
    </message>
    <message>
        <source>No day with money yet</source>
        <translation>还没有收款的日子</translation>
    </message>
    <message>
        <source>On receipts</source>
        <translation>收据合计</translation>
    </message>
    <message>
        <source>Received from customers</source>
        <translation>实收</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show {number}</source>
        <translation>查看 {number}</translation>
    </message>
    <message>
        <source>The other one agrees.</source>
        <translation>其余 1 笔相符。</translation>
    </message>
    <message>
        <source>The other {n} agree.</source>
        <translation>其余 {n} 笔都相符。</translation>
    </message>
    <message>
        <source>The three sums</source>
        <translation>三方合计</translation>
    </message>
    <message>
        <source>To his credit…</source>
        <translation>记为预存…</translation>
    </message>
    <message>
        <source>To the customer's credit: {number}</source>
        <translation>记为客户预存：{number}</translation>
    </message>
    <message>
        <source>What keeps it open</source>
        <translation>哪里不符</translation>
    </message>
    <message>
        <source>Written off</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>{day} is closed</source>
        <translation>{day} 已关账</translation>
    </message>
    <message>
        <source>{n} differ</source>
        <translation>{n} 处不符</translation>
    </message>
</context>
<context>
    <name>DecideCard</name>
    <message>
        <source>Decide</source>
        <translation>需要确认</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已确认</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>At its last contact {n} items were still only there: they will not come any more.</source>
        <translation>上次联系时还有 {n} 项只在那里：停用后就不会再来了。</translation>
    </message>
    <message>
        <source>Everything from the office is here</source>
        <translation>办公室的内容都已到齐</translation>
    </message>
    <message>
        <source>It gets nothing more and can send nothing more, neither by network nor by file. What is on it stays encrypted there. To come back it must be registered anew.</source>
        <translation>停用后它不能再收发，网络和文件都不行。上面的内容仍加密保存在那里。要恢复须重新登记。</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Revoke {name}?</source>
        <translation>停用 {name}？</translation>
    </message>
    <message>
        <source>The office's server runs</source>
        <translation>办公室服务已启动</translation>
    </message>
    <message>
        <source>The people of {name} are changed</source>
        <translation>{name} 的使用人已更改</translation>
    </message>
    <message>
        <source>Why (lost, stolen, replaced, left the firm …)</source>
        <translation>为什么停用（丢失、被盗、换新电脑、离职…）</translation>
    </message>
    <message>
        <source>{name} is revoked</source>
        <translation>{name} 已停用</translation>
    </message>
</context>
<context>
    <name>DeliveryForm</name>
    <message>
        <source>Everything received?</source>
        <translation>是否已收到？</translation>
    </message>
    <message>
        <source>First rating, if the customer gives one</source>
        <translation>初步评价（客户愿意时）</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Quantity as ordered?</source>
        <translation>数量是否一致？</translation>
    </message>
    <message>
        <source>Specification as ordered?</source>
        <translation>规格是否一致？</translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation>沟通对象</translation>
    </message>
    <message>
        <source>What the customer said</source>
        <translation>客户的意见</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>满意</translation>
    </message>
</context>
<context>
    <name>DeskWork</name>
    <message>
        <source>Save the answer</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>办理结果</translation>
    </message>
</context>
<context>
    <name>DiagnosisForm</name>
    <message>
        <source>Cause</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Code or words, e.g. C05</source>
        <translation>代码或文字，如 C05</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
    </message>
    <message>
        <source>Filled in when you finish the work.</source>
        <translation>完成维修时自动填写。</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>结束时间</translation>
    </message>
    <message>
        <source>Market information (optional)</source>
        <translation>市场信息（选填）</translation>
    </message>
    <message>
        <source>Parts are charged</source>
        <translation>配件费用</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Work in words (printed on the sheet)</source>
        <translation>维修内容（会打印在服务单上）</translation>
    </message>
</context>
<context>
    <name>DiagnosisSection</name>
    <message>
        <source>Cause, what was done, the work in words</source>
        <translation>故障原因、处理措施、维修内容</translation>
    </message>
</context>
<context>
    <name>DirectoryPage</name>
    <message>
        <source>Import a list</source>
        <translation>导入清单</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search any part of a number or name</source>
        <translation>搜索编号或名称的任意部分</translation>
    </message>
    <message>
        <source>Type less, or look for another part.</source>
        <translation>请少输几个字，或换一部分再找。</translation>
    </message>
</context>
<context>
    <name>DocumentSheet</name>
    <message>
        <source>It cannot be shown</source>
        <translation>无法显示</translation>
    </message>
</context>
<context>
    <name>DoneView</name>
    <message>
        <source>1 SIM card is new in stock</source>
        <translation>新入库SIM卡 1 张</translation>
    </message>
    <message>
        <source>1 row of the file stayed out</source>
        <translation>文件中有 1 行没有导入</translation>
    </message>
    <message>
        <source>1 terminal is new in stock</source>
        <translation>新入库终端 1 台</translation>
    </message>
    <message>
        <source>1 vehicle is new in the register</source>
        <translation>新增车辆 1 辆</translation>
    </message>
    <message>
        <source>Gaps of {n} known vehicles were filled.</source>
        <translation>补全了 {n} 辆已有车辆的资料。</translation>
    </message>
    <message>
        <source>Import another list</source>
        <translation>再导入一份</translation>
    </message>
    <message>
        <source>It waits for its review.</source>
        <translation>等待审核。</translation>
    </message>
    <message>
        <source>Nothing is new: all of it was there already</source>
        <translation>没有新内容：全部早已在系统中</translation>
    </message>
    <message>
        <source>Nothing is new: request {number} was there already</source>
        <translation>没有新内容：需求单 {number} 早已在系统中</translation>
    </message>
    <message>
        <source>Request {number} is stored</source>
        <translation>需求单 {number} 已保存</translation>
    </message>
    <message>
        <source>Save them as Excel</source>
        <translation>另存为 Excel</translation>
    </message>
    <message>
        <source>Save them with the reasons, mend them in Excel and import that file.</source>
        <translation>连同原因另存，在 Excel 中改好后再导入该文件。</translation>
    </message>
    <message>
        <source>The vehicles were added to {number}.</source>
        <translation>车辆已加入 {number}。</translation>
    </message>
    <message>
        <source>This cannot be taken back as a whole; single entries are corrected where they are.</source>
        <translation>导入不能整体撤销；个别错误请在相应页面中改正。</translation>
    </message>
    <message>
        <source>{n} SIM cards are new in stock</source>
        <translation>新入库 SIM 卡 {n} 张</translation>
    </message>
    <message>
        <source>{n} rows of the file stayed out</source>
        <translation>文件中有 {n} 行没有导入</translation>
    </message>
    <message>
        <source>{n} rows were there already; nothing about them changed.</source>
        <translation>{n} 行早已在系统中，没有变化。</translation>
    </message>
    <message>
        <source>{n} terminals are new in stock</source>
        <translation>新入库终端 {n} 台</translation>
    </message>
    <message>
        <source>{n} vehicles are new in the register</source>
        <translation>新增车辆 {n} 辆</translation>
    </message>
</context>
<context>
    <name>Doubts</name>
    <message>
        <source>Please look once more</source>
        <translation>请再核对一次</translation>
    </message>
</context>
<context>
    <name>DoubtsCard</name>
    <message>
        <source>Please look once more</source>
        <translation>请再核对一次</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>All photos of the vehicle (F3)</source>
        <translation>该车全部照片（F3）</translation>
    </message>
    <message>
        <source>Alt+F: several at once fill the open places in their order</source>
        <translation>Alt+F：可一次选多张，按顺序填入空位</translation>
    </message>
    <message>
        <source>As the previous vehicle</source>
        <translation>同上一辆车</translation>
    </message>
    <message>
        <source>Checklist {done} of {all}</source>
        <translation>检查表 {done} / {all}</translation>
    </message>
    <message>
        <source>Choose a vehicle to read what was done on it.</source>
        <translation>选一辆车，查看做了什么。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>It is here after all</source>
        <translation>车已到场</translation>
    </message>
    <message>
        <source>Next vehicle</source>
        <translation>下一辆车</translation>
    </message>
    <message>
        <source>No vehicle in work</source>
        <translation>还没有选车</translation>
    </message>
    <message>
        <source>No. {n}</source>
        <translation>第 {n} 行</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>没有选中</translation>
    </message>
    <message>
        <source>Photos {done} of {all}</source>
        <translation>照片 {done} / {all}</translation>
    </message>
    <message>
        <source>Row {n}</source>
        <translation>第 {n} 行</translation>
    </message>
    <message>
        <source>Scan a plate or a VIN.</source>
        <translation>请扫车牌或 VIN。</translation>
    </message>
    <message>
        <source>Scan its plate or VIN, or take it by hand.</source>
        <translation>请扫它的车牌或 VIN，或手动选定。</translation>
    </message>
    <message>
        <source>This vehicle</source>
        <translation>就是这辆车</translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation>{name} 作业</translation>
    </message>
</context>
<context>
    <name>DueCard</name>
    <message>
        <source>Next due</source>
        <translation>下次到期</translation>
    </message>
    <message>
        <source>No maintenance is planned.</source>
        <translation>没有安排保养。</translation>
    </message>
</context>
<context>
    <name>EditingPage</name>
    <message>
        <source>Cannot be taken out of use</source>
        <translation>不能停用</translation>
    </message>
    <message>
        <source>{number} is out of use.</source>
        <translation>{number} 已停用。</translation>
    </message>
    <message>
        <source>{number} is saved.</source>
        <translation>{number} 已保存。</translation>
    </message>
</context>
<context>
    <name>Entering</name>
    <message>
        <source>Continue there</source>
        <translation>去继续</translation>
    </message>
    <message>
        <source>Unfinished entries were kept</source>
        <translation>有未完成的内容已保留</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
</context>
<context>
    <name>EntryCard</name>
    <message>
        <source>Choose an entry, or move about with the arrow keys; with Shift they put a visit elsewhere.</source>
        <translation>点选一项，或用方向键移动；按住 Shift 再按方向键可改日期或改派。</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新计划</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>没有选中</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation>打开计划</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Visits come from maintenance plans, by themselves.</source>
        <translation>任务由保养计划自动生成。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责</translation>
    </message>
</context>
<context>
    <name>EraseForm</name>
    <message>
        <source>How and when was it asked?</source>
        <translation>对方何时、以何种方式提出？</translation>
    </message>
    <message>
        <source>by letter of 12 November; no name here</source>
        <translation>如：11月12日来函要求；此处不写姓名</translation>
    </message>
</context>
<context>
    <name>FactoryBackForm</name>
    <message>
        <source>Back on</source>
        <translation>返回日期</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>IMEI of the new terminal</source>
        <translation>新终端IMEI</translation>
    </message>
    <message>
        <source>Into warehouse</source>
        <translation>入库仓库</translation>
    </message>
    <message>
        <source>Number of the new terminal</source>
        <translation>新终端号</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>返厂结果</translation>
    </message>
    <message>
        <source>Warranty in months</source>
        <translation>质保月数</translation>
    </message>
    <message>
        <source>What the factory says</source>
        <translation>厂家说明</translation>
    </message>
</context>
<context>
    <name>FactoryOutForm</name>
    <message>
        <source>RMA or shipment number</source>
        <translation>返厂单号</translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation>发出日期</translation>
    </message>
    <message>
        <source>Waybill</source>
        <translation>运单号</translation>
    </message>
</context>
<context>
    <name>FactsPanel</name>
    <message>
        <source>Driver</source>
        <translation>司机</translation>
    </message>
    <message>
        <source>Mind on this site</source>
        <translation>注意事项</translation>
    </message>
    <message>
        <source>On this site</source>
        <translation>现场须知</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺时间</translation>
    </message>
    <message>
        <source>Repeat of</source>
        <translation>返修自</translation>
    </message>
    <message>
        <source>SIM card</source>
        <translation>SIM 卡</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>客户描述</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>质保</translation>
    </message>
</context>
<context>
    <name>FaultCard</name>
    <message>
        <source>Called by</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Fault and call</source>
        <translation>故障与来电</translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>方式与时间</translation>
    </message>
    <message>
        <source>In his words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Market note</source>
        <translation>市场信息</translation>
    </message>
    <message>
        <source>Repair of</source>
        <translation>返修自</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>使用环境</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>受理人</translation>
    </message>
</context>
<context>
    <name>FaultForm</name>
    <message>
        <source>What is wrong with it</source>
        <translation>故障说明</translation>
    </message>
</context>
<context>
    <name>FeesCard</name>
    <message>
        <source>Agreed</source>
        <translation>约定</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>不生效的改价</translation>
    </message>
    <message>
        <source>Fees</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收</translation>
    </message>
    <message>
        <source>Received too much</source>
        <translation>多收</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>尚欠</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Waived</source>
        <translation>减免</translation>
    </message>
    <message>
        <source>Word of mouth</source>
        <translation>口头同意</translation>
    </message>
    <message>
        <source>{agreed} · now {more} more: ask the customer again</source>
        <translation>{agreed} · 现多出 {more}：请再征得客户同意</translation>
    </message>
</context>
<context>
    <name>FeesSection</name>
    <message>
        <source>Agreed: ¥{agreed}; now ¥{more} more: ask the customer again.</source>
        <translation>已约定 ¥{agreed}，现多出 ¥{more}：请再征得客户同意。</translation>
    </message>
    <message>
        <source>Nothing to pay</source>
        <translation>无需付款</translation>
    </message>
    <message>
        <source>Settled at the sign-off, before the customer signs.</source>
        <translation>在签收时、客户签字之前收款。</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Move back</source>
        <translation>移回</translation>
    </message>
    <message>
        <source>Moved here from {place} by {name}, {time}: {reason}</source>
        <translation>由 {name} 于 {time} 从 {place} 移来：{reason}</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>移动…</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存副本…</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已另存为 {name}</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>The picture is missing or damaged.</source>
        <translation>图片缺失或损坏。</translation>
    </message>
</context>
<context>
    <name>FileSheet</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文字</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Nothing was taken in</source>
        <translation>没有导入任何内容</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Take it in all the same…</source>
        <translation>仍然收下…</translation>
    </message>
    <message>
        <source>The file is written</source>
        <translation>文件已写好</translation>
    </message>
    <message>
        <source>What the file brought</source>
        <translation>文件带来了什么</translation>
    </message>
</context>
<context>
    <name>FilesCard</name>
    <message>
        <source>Attach</source>
        <translation>附上文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Photo, scan or e-mail; before the order is handed in.</source>
        <translation>照片、扫描件或邮件，提交审批前附上。</translation>
    </message>
    <message>
        <source>Save a copy of {name}</source>
        <translation>另存 {name}</translation>
    </message>
    <message>
        <source>Withdraw {name}</source>
        <translation>撤回 {name}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>{n} kB</source>
        <translation>{n} kB</translation>
    </message>
</context>
<context>
    <name>FilesWork</name>
    <message>
        <source>Attached: {name}</source>
        <translation>已附上：{name}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdraw this file</source>
        <translation>撤回这个附件</translation>
    </message>
    <message>
        <source>{name} cannot be read.</source>
        <translation>无法读取 {name}。</translation>
    </message>
    <message>
        <source>{name} cannot be written.</source>
        <translation>无法写入 {name}。</translation>
    </message>
</context>
<context>
    <name>FinancePage</name>
    <message>
        <source>And {n} more.</source>
        <translation>另有 {n} 处。</translation>
    </message>
    <message>
        <source>Cash and audit</source>
        <translation>收款与审核</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>Open amounts</source>
        <translation>应收未收</translation>
    </message>
    <message>
        <source>Save the audit list as xlsx</source>
        <translation>导出审核清单</translation>
    </message>
    <message>
        <source>Save the cash book as xlsx</source>
        <translation>导出现金日记账</translation>
    </message>
    <message>
        <source>Show the day</source>
        <translation>看这一天</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>{day} does not close</source>
        <translation>{day} 关不上</translation>
    </message>
    <message>
        <source>{n} to do</source>
        <translation>{n} 项待办</translation>
    </message>
</context>
<context>
    <name>FinanceWork</name>
    <message>
        <source>Answer</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Answer the query</source>
        <translation>回复询问</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Ask about this collection</source>
        <translation>询问这笔收款</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>收款笔数</translation>
    </message>
    <message>
        <source>Compare the papers. Both collections stay; the other one gets your reason as a note.</source>
        <translation>请核对两张收据。两笔收款都保留，另一笔会记下您写的原因。</translation>
    </message>
    <message>
        <source>Count the money</source>
        <translation>清点现金</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>清点完毕</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>End the difference</source>
        <translation>处理差额</translation>
    </message>
    <message>
        <source>It is decided whose {number} is</source>
        <translation>收据号 {number} 已裁定</translation>
    </message>
    <message>
        <source>Matched with order {number}</source>
        <translation>已登记到工单 {number}</translation>
    </message>
    <message>
        <source>Nobody: the number is void</source>
        <translation>都不归：此号作废</translation>
    </message>
    <message>
        <source>Noted with slip {number}</source>
        <translation>差额处理已记入交款单 {number}</translation>
    </message>
    <message>
        <source>On the slip</source>
        <translation>交款单金额</translation>
    </message>
    <message>
        <source>Pay back</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>Pay this back from the till</source>
        <translation>从财务退还这笔钱</translation>
    </message>
    <message>
        <source>Put {amount} to the customer's credit</source>
        <translation>{amount} 记为客户预存</translation>
    </message>
    <message>
        <source>Receipt number {number} is there twice</source>
        <translation>收据号 {number} 重复</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收款日期</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲红</translation>
    </message>
    <message>
        <source>Reverse this collection</source>
        <translation>冲红这笔收款</translation>
    </message>
    <message>
        <source>Slip {number} is counted</source>
        <translation>交款单 {number} 已清点</translation>
    </message>
    <message>
        <source>The invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>The invoice of {number} is noted</source>
        <translation>{number} 的发票已登记</translation>
    </message>
    <message>
        <source>The money of {number} has arrived</source>
        <translation>已确认 {number} 的款项到账</translation>
    </message>
    <message>
        <source>The question about {number} is answered</source>
        <translation>已回复对 {number} 的询问</translation>
    </message>
    <message>
        <source>The reversal of {number} is confirmed</source>
        <translation>已确认 {number} 的冲红属实</translation>
    </message>
    <message>
        <source>To issue</source>
        <translation>应开</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>{name} is asked about {number}</source>
        <translation>已就 {number} 询问{name}</translation>
    </message>
    <message>
        <source>{number} has passed the audit</source>
        <translation>{number} 已审核通过</translation>
    </message>
    <message>
        <source>{number} is reconciled</source>
        <translation>{number} 已对账</translation>
    </message>
    <message>
        <source>{number} is taken back</source>
        <translation>{number} 已冲红</translation>
    </message>
    <message>
        <source>{number}: his next statement is lower.</source>
        <translation>{number}：下一份对账单相应减少。</translation>
    </message>
    <message>
        <source>{number}: noted to the customer's credit</source>
        <translation>{number}：已记为客户预存</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>No place here for this scan: {text}</source>
        <translation>此处用不到这个扫码：{text}</translation>
    </message>
</context>
<context>
    <name>FindingBox</name>
    <message>
        <source>Customer told now</source>
        <translation>现在已告知客户</translation>
    </message>
    <message>
        <source>Customer told: {name}, {how}, {time}</source>
        <translation>已告知客户：{name}，{how}，{time}</translation>
    </message>
    <message>
        <source>For customer service</source>
        <translation>交客服</translation>
    </message>
    <message>
        <source>Handled here</source>
        <translation>现场已处理</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>安全隐患</translation>
    </message>
    <message>
        <source>It was a mistake: close it</source>
        <translation>误报，关闭</translation>
    </message>
    <message>
        <source>Make it a repair order</source>
        <translation>转维修单</translation>
    </message>
</context>
<context>
    <name>FindingForm</name>
    <message>
        <source>Empty while nobody was told</source>
        <translation>尚未告知则留空</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>It is a hazard</source>
        <translation>属于安全隐患</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Put right here</source>
        <translation>现场已处理</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>维修情况</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现了什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知谁</translation>
    </message>
    <message>
        <source>Why it is none</source>
        <translation>为什么不是</translation>
    </message>
</context>
<context>
    <name>Findings</name>
    <message>
        <source>Finding</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Repair order {number} is registered.</source>
        <translation>维修单 {number} 已登记。</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>FindingsCard</name>
    <message>
        <source>Close…</source>
        <translation>关闭…</translation>
    </message>
    <message>
        <source>Customer told: {name}, {time}</source>
        <translation>已告知客户：{name}，{time}</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Found on a visit</source>
        <translation>上门时发现</translation>
    </message>
    <message>
        <source>Hazard</source>
        <translation>安全隐患</translation>
    </message>
    <message>
        <source>Make it a repair order</source>
        <translation>转维修单</translation>
    </message>
    <message>
        <source>{n} to be ended</source>
        <translation>{n} 项待处理</translation>
    </message>
</context>
<context>
    <name>FindingsWork</name>
    <message>
        <source>Close the finding</source>
        <translation>关闭这项发现</translation>
    </message>
    <message>
        <source>Finding {n} of {number} is closed.</source>
        <translation>{number} 的第 {n} 个问题已关闭。</translation>
    </message>
    <message>
        <source>Finding {n} of {number} is closed; nothing is open any more: the visit is completed.</source>
        <translation>{number} 的第 {n} 个问题已关闭；问题全部了结，任务已完成。</translation>
    </message>
    <message>
        <source>Repair order {number} is registered.</source>
        <translation>维修单 {number} 已登记。</translation>
    </message>
    <message>
        <source>Why it needs no repair</source>
        <translation>为什么不需要维修</translation>
    </message>
</context>
<context>
    <name>FinishingSheet</name>
    <message>
        <source>Close all the same</source>
        <translation>仍要关闭</translation>
    </message>
    <message>
        <source>Something is still being written or sent</source>
        <translation>还有内容正在写入或发送</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留在这里</translation>
    </message>
    <message>
        <source>The window closes by itself as soon as that is done. What is not sent when you close all the same is sent after the next start.</source>
        <translation>完成后窗口会自动关闭。若仍要关闭，未发出的内容会在下次启动后发送。</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Code of the centre</source>
        <translation>服务中心代码</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Go on receiving…</source>
        <translation>继续接收…</translation>
    </message>
    <message>
        <source>Its people have not come yet. Receive them to sign in.</source>
        <translation>人员还没有到。先接收，才能登录。</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>再输一次 PIN</translation>
    </message>
    <message>
        <source>Say whose company this is and who looks after the program. Everything else can be imported later.</source>
        <translation>请填写公司和管理员，其他资料可以以后导入。</translation>
    </message>
    <message>
        <source>Service centre</source>
        <translation>服务中心</translation>
    </message>
    <message>
        <source>Service hotline</source>
        <translation>服务热线</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>This computer belongs to an office</source>
        <translation>这台电脑属于一间办公室</translation>
    </message>
    <message>
        <source>This computer belongs to an office…</source>
        <translation>这台电脑属于一间办公室…</translation>
    </message>
    <message>
        <source>Two to eight capitals or digits, such as QD01; part of every sheet number</source>
        <translation>2 至 8 位大写字母或数字，例如 QD01；是单号的一部分</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎使用</translation>
    </message>
    <message>
        <source>Your PIN</source>
        <translation>您的 PIN</translation>
    </message>
    <message>
        <source>Your login</source>
        <translation>您的登录名</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
</context>
<context>
    <name>FleetWork</name>
    <message>
        <source>Create the order</source>
        <translation>开单</translation>
    </message>
    <message>
        <source>New install order</source>
        <translation>新建安装派工单</translation>
    </message>
    <message>
        <source>Removed: {vehicles}</source>
        <translation>已移除：{vehicles}</translation>
    </message>
    <message>
        <source>Take it from there</source>
        <translation>从这辆车移机</translation>
    </message>
    <message>
        <source>The terminal of {vehicle}</source>
        <translation>{vehicle} 的终端</translation>
    </message>
    <message>
        <source>Without a request; the papers are waived with a reason or follow before it is handed in.</source>
        <translation>没有需求单的派工单；提交前补齐资料，或写明免交原因。</translation>
    </message>
</context>
<context>
    <name>FollowUpsCard</name>
    <message>
        <source>Settle</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>期限 {time}</translation>
    </message>
</context>
<context>
    <name>FormSection</name>
    <message>
        <source>{section}: what you typed at {time} is back.</source>
        <translation>{section}：{time} 填写的内容已恢复。</translation>
    </message>
</context>
<context>
    <name>FormSheet</name>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Later, keep the draft</source>
        <translation>稍后，保留草稿</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>Your unfinished draft of {time} is back.</source>
        <translation>已恢复 {time} 未完成的草稿。</translation>
    </message>
</context>
<context>
    <name>FoundForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Found at</source>
        <translation>找回地点</translation>
    </message>
    <message>
        <source>How it was found</source>
        <translation>找回经过</translation>
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
    <message>
        <source>Please sign: {who}</source>
        <translation>请签字：{who}</translation>
    </message>
</context>
<context>
    <name>GapTable</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>No result yet</source>
        <translation>还没有结果</translation>
    </message>
    <message>
        <source>Nobody began</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles with something missing</source>
        <translation>有缺项的车辆</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>缺少什么</translation>
    </message>
</context>
<context>
    <name>GiveBackForm</name>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>故障说明</translation>
    </message>
</context>
<context>
    <name>HandOverForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>State of the work</source>
        <translation>工作进展</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接手人</translation>
    </message>
</context>
<context>
    <name>HeaderAsking</name>
    <message>
        <source>Reading again</source>
        <translation>正在重新读取</translation>
    </message>
</context>
<context>
    <name>HeaderBoard</name>
    <message>
        <source>Back to the list</source>
        <translation>返回清单</translation>
    </message>
    <message>
        <source>No row has names</source>
        <translation>没有表头</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Which row has the names of the columns? Choose it and press Enter.</source>
        <translation>哪一行是表头（列名）？选中后按回车。</translation>
    </message>
</context>
<context>
    <name>HeldCard</name>
    <message>
        <source>Cash</source>
        <translation>现金</translation>
    </message>
    <message>
        <source>Cheques</source>
        <translation>支票</translation>
    </message>
    <message>
        <source>Handed over, not counted</source>
        <translation>已交未清点</translation>
    </message>
    <message>
        <source>Missing at the count</source>
        <translation>清点短少</translation>
    </message>
    <message>
        <source>On your own account</source>
        <translation>收在个人账户</translation>
    </message>
    <message>
        <source>Too much at the count: ask finance</source>
        <translation>清点多出：请问财务</translation>
    </message>
    <message>
        <source>You hold</source>
        <translation>手上的钱</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Customer does not agree</source>
        <translation>客户未同意</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Late approval returned</source>
        <translation>补审批被退回</translation>
    </message>
    <message>
        <source>Nothing is charged</source>
        <translation>免收费用</translation>
    </message>
    <message>
        <source>Report on the situation</source>
        <translation>情况反映</translation>
    </message>
    <message>
        <source>Report read</source>
        <translation>情况反映已阅</translation>
    </message>
    <message>
        <source>Verbal authorisation</source>
        <translation>口头请示</translation>
    </message>
    <message>
        <source>Warranty decided</source>
        <translation>质保认定</translation>
    </message>
    <message>
        <source>by itself</source>
        <translation>系统</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Back to the list</source>
        <translation>返回清单</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部经过</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履历</translation>
    </message>
    <message>
        <source>History of {name}</source>
        <translation>{name} 的档案</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新计划</translation>
    </message>
    <message>
        <source>Nothing has been measured yet</source>
        <translation>还没有测量值</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Open a vehicle, or a customer's equipment, to see its history.</source>
        <translation>打开一辆车或客户的一台设备，查看其档案。</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Readings of its visits will be shown here as lines over time.</source>
        <translation>保养和巡检的读数会在这里按时间画成曲线。</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
</context>
<context>
    <name>HoldersView</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Everything collected was handed over and counted.</source>
        <translation>收的款都已交回并清点。</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>在手</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>短少</translation>
    </message>
    <message>
        <source>Money held outside</source>
        <translation>在外现金</translation>
    </message>
    <message>
        <source>Nobody holds money</source>
        <translation>没有人手上有钱</translation>
    </message>
    <message>
        <source>On uncounted slips</source>
        <translation>已交未清点</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>最早一笔</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责</translation>
    </message>
    <message>
        <source>{amount} held outside in all</source>
        <translation>在外合计 {amount}</translation>
    </message>
    <message>
        <source>{amount} overdue</source>
        <translation>逾期 {amount}</translation>
    </message>
</context>
<context>
    <name>HotlineForm</name>
    <message>
        <source>Actions</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Solved?</source>
        <translation>是否解决？</translation>
    </message>
    <message>
        <source>What was tried, what came of it</source>
        <translation>处理经过与结果</translation>
    </message>
</context>
<context>
    <name>ImportFooter</name>
    <message>
        <source>1 mistake to mend</source>
        <translation>1 处错误待改</translation>
    </message>
    <message>
        <source>1 row to mend</source>
        <translation>1 行待处理</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>Import 1 good row</source>
        <translation>导入 1 行</translation>
    </message>
    <message>
        <source>Import {n} good rows</source>
        <translation>导入 {n} 行</translation>
    </message>
    <message>
        <source>Mend the first mistake</source>
        <translation>修改第一处错误</translation>
    </message>
    <message>
        <source>Mend the first row</source>
        <translation>处理第一行</translation>
    </message>
    <message>
        <source>Nothing is stored before you import</source>
        <translation>导入前不会保存任何数据</translation>
    </message>
    <message>
        <source>Row {number} has the names</source>
        <translation>第 {number} 行是表头</translation>
    </message>
    <message>
        <source>Save 1 row left out</source>
        <translation>1 行错误另存为 Excel</translation>
    </message>
    <message>
        <source>Save {n} rows left out</source>
        <translation>{n} 行错误另存为 Excel</translation>
    </message>
    <message>
        <source>Say where they go</source>
        <translation>请选择库位</translation>
    </message>
    <message>
        <source>Say whose vehicles</source>
        <translation>请选择客户</translation>
    </message>
    <message>
        <source>Store the request</source>
        <translation>保存需求单</translation>
    </message>
    <message>
        <source>Stored on this computer</source>
        <translation>已保存在本机</translation>
    </message>
    <message>
        <source>{n} mistakes to mend</source>
        <translation>{n} 处错误待改</translation>
    </message>
    <message>
        <source>{n} rows to mend</source>
        <translation>{n} 行待处理</translation>
    </message>
</context>
<context>
    <name>ImportHeader</name>
    <message>
        <source>Import a list</source>
        <translation>导入清单</translation>
    </message>
    <message>
        <source>Import: {kind}</source>
        <translation>导入{kind}</translation>
    </message>
    <message>
        <source>header in row {row}</source>
        <translation>表头在第 {row} 行</translation>
    </message>
    <message>
        <source>no header</source>
        <translation>没有表头</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Comparing with the customer's vehicles</source>
        <translation>正在与客户车辆核对</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>从 Excel 粘贴</translation>
    </message>
    <message>
        <source>Reading again</source>
        <translation>正在重新读取</translation>
    </message>
    <message>
        <source>Reading the columns</source>
        <translation>正在读取各列</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>Stopped. Nothing was stored.</source>
        <translation>已停止，没有保存任何数据。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{n} cells were filled. Ctrl+Z takes it back.</source>
        <translation>已填写 {n} 个单元格，可按 Ctrl+Z 撤销。</translation>
    </message>
    <message>
        <source>“{file}” was not imported</source>
        <translation>“{file}”没有导入</translation>
    </message>
    <message>
        <source>“{file}” was put away</source>
        <translation>“{file}”已收起</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Catalogue of the program</source>
        <translation>程序自带目录</translation>
    </message>
    <message>
        <source>Change rows that are there already</source>
        <translation>更新已有的记录</translation>
    </message>
    <message>
        <source>Choose a folder with lists, or one file (.xlsx, .csv). It is only tried at first.</source>
        <translation>选择含清单的文件夹，或一个文件（.xlsx、.csv）。先试导入，不写入。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import now</source>
        <translation>现在导入</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>Nothing new: everything good is there already</source>
        <translation>没有新内容：可导入的都已存在</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Tried, nothing is written yet</source>
        <translation>已试运行，尚未写入</translation>
    </message>
    <message>
        <source>{new} new, {changed} changed, {refused} refused</source>
        <translation>新增 {new}，更新 {changed}，拒绝 {refused}</translation>
    </message>
</context>
<context>
    <name>ImportStage</name>
    <message>
        <source>Go on where you were</source>
        <translation>返回继续</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>导入清单</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>Approvals</source>
        <translation>审批</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>已办</translation>
    </message>
    <message>
        <source>For me {n}</source>
        <translation>待我批 {n}</translation>
    </message>
    <message>
        <source>New cases appear here by themselves.</source>
        <translation>新的待办会自动出现。</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>by {time}</source>
        <translation>{time} 前</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>上一项</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 项超期</translation>
    </message>
    <message>
        <source>{n} waiting</source>
        <translation>{n} 项待办</translation>
    </message>
</context>
<context>
    <name>InstallCard</name>
    <message>
        <source>Approved</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Delivery confirmed</source>
        <translation>交付确认</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Fee</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>实际交付</translation>
    </message>
    <message>
        <source>Installation</source>
        <translation>安装任务</translation>
    </message>
    <message>
        <source>Late approval</source>
        <translation>补审批</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Place of installation</source>
        <translation>安装地点</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺时间</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务类型</translation>
    </message>
    <message>
        <source>Trial until</source>
        <translation>试机截止</translation>
    </message>
    <message>
        <source>Verbal authorisation</source>
        <translation>口头请示</translation>
    </message>
    <message>
        <source>Written request</source>
        <translation>书面申请</translation>
    </message>
    <message>
        <source>all as ordered</source>
        <translation>与工单一致</translation>
    </message>
    <message>
        <source>as promised</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>late</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>{done} of {total} vehicles done</source>
        <translation>{total} 台中已完成 {done} 台</translation>
    </message>
    <message>
        <source>{n} in stock</source>
        <translation>可用 {n} 台</translation>
    </message>
</context>
<context>
    <name>InstructionPicture</name>
    <message>
        <source>How it is done: picture</source>
        <translation>作业示意图</translation>
    </message>
    <message>
        <source>How it is done: show the picture large</source>
        <translation>作业示意图：点击放大</translation>
    </message>
    <message>
        <source>Picture not here yet</source>
        <translation>图片尚未到达</translation>
    </message>
</context>
<context>
    <name>InstructionsCard</name>
    <message>
        <source>For {what}</source>
        <translation>适用于{what}</translation>
    </message>
    <message>
        <source>For {what}…</source>
        <translation>添加：{what}</translation>
    </message>
    <message>
        <source>Withdraw {name}</source>
        <translation>撤回 {name}</translation>
    </message>
    <message>
        <source>Work instructions</source>
        <translation>作业指导书</translation>
    </message>
</context>
<context>
    <name>InstructionsWork</name>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Withdraw this work instruction?</source>
        <translation>撤回这份作业指导书？</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Correct the call</source>
        <translation>更正报修登记</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>报修登记</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>New repair call</source>
        <translation>报修登记</translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation>新建车辆</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>先挂起</translation>
    </message>
    <message>
        <source>Put the call on hold</source>
        <translation>先挂起来电</translation>
    </message>
    <message>
        <source>The call is on hold. It waits at the right.</source>
        <translation>来电已挂起，在右侧等待。</translation>
    </message>
    <message>
        <source>{number} is corrected.</source>
        <translation>{number} 已更正。</translation>
    </message>
    <message>
        <source>{number} is registered.</source>
        <translation>{number} 已登记。</translation>
    </message>
</context>
<context>
    <name>InvoiceForm</name>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Invoice code (10 or 12 digits)</source>
        <translation>发票代码（10 或 12 位）</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>发票号码</translation>
    </message>
    <message>
        <source>Kind of invoice</source>
        <translation>发票种类</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>发票抬头</translation>
    </message>
    <message>
        <source>Why it is not issued yet</source>
        <translation>为什么还没开</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>Follows from: {section}</source>
        <translation>由“{section}”带出</translation>
    </message>
    <message>
        <source>Not open now</source>
        <translation>现在不能填写</translation>
    </message>
    <message>
        <source>The checklist can be answered while you are on site.</source>
        <translation>到达现场后才能填写检查表。</translation>
    </message>
</context>
<context>
    <name>ItemPhotos</name>
    <message>
        <source>Photo removed</source>
        <translation>照片已移除</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>Must be answered</source>
        <translation>必答</translation>
    </message>
    <message>
        <source>Photo when not OK</source>
        <translation>异常须拍照</translation>
    </message>
</context>
<context>
    <name>ItemsBox</name>
    <message>
        <source>Add a row</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ItemsCard</name>
    <message>
        <source>Fee items</source>
        <translation>收费项目</translation>
    </message>
    <message>
        <source>In warranty</source>
        <translation>质保内</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Out of warranty</source>
        <translation>质保外</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>switched on</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>taken out</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>was {before}</source>
        <translation>原 {before}</translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>OK, not OK, N/A</source>
        <translation>正常 异常 不适用</translation>
    </message>
    <message>
        <source>item before, after</source>
        <translation>上一项、下一项</translation>
    </message>
    <message>
        <source>next open item</source>
        <translation>下一项未答</translation>
    </message>
    <message>
        <source>note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>the rest OK</source>
        <translation>其余全部正常</translation>
    </message>
</context>
<context>
    <name>LabelCard</name>
    <message>
        <source>Calibration page</source>
        <translation>校准页</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>Gap between columns (0.1 mm)</source>
        <translation>列间距（0.1 mm）</translation>
    </message>
    <message>
        <source>Gap between rows (0.1 mm)</source>
        <translation>行间距（0.1 mm）</translation>
    </message>
    <message>
        <source>Label sheets (A4)</source>
        <translation>标签纸（A4）</translation>
    </message>
    <message>
        <source>Left margin (0.1 mm)</source>
        <translation>左边距（0.1 mm）</translation>
    </message>
    <message>
        <source>Measure your label sheet with a ruler; lengths are in tenths of a millimetre.</source>
        <translation>用尺量一下标签纸；长度单位为 0.1 毫米。</translation>
    </message>
    <message>
        <source>No label fits on a sheet divided like this; the usual one is used.</source>
        <translation>这样划分放不下标签；将按常用的标签纸打印。</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Top margin (0.1 mm)</source>
        <translation>上边距（0.1 mm）</translation>
    </message>
    <message>
        <source>{n} labels of {wide} × {high} mm</source>
        <translation>{n} 张，每张 {wide} × {high} mm</translation>
    </message>
</context>
<context>
    <name>LabelSection</name>
    <message>
        <source>Label fixed on the unit</source>
        <translation>标签已贴在终端上</translation>
    </message>
    <message>
        <source>No unit goes back, no label needed</source>
        <translation>没有带回的终端，无需标签</translation>
    </message>
    <message>
        <source>Print label</source>
        <translation>打印标签</translation>
    </message>
    <message>
        <source>{terminal} goes back: it needs a label with plate and fault</source>
        <translation>{terminal} 要带回：须贴车牌和故障标签</translation>
    </message>
    <message>
        <source>{terminal}: label fixed</source>
        <translation>{terminal}：标签已贴</translation>
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
    <name>LateReturnForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>LeaseField</name>
    <message>
        <source>A laptop without contact with the office for so long locks until it has contact again; nothing on it is lost. So a lost or stolen one does not stay open. 0: it never locks. At most {most}.</source>
        <translation>电脑超过这些天没有与办公室联系就会上锁，重新联系后即可打开，资料不会丢。这样，丢失或被盗的电脑不会一直开着。0 表示不上锁，最多 {most} 天。</translation>
    </message>
    <message>
        <source>Lock laptops without contact after</source>
        <translation>没有联系多少天后上锁</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
</context>
<context>
    <name>LeaveForm</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Why you leave all the same</source>
        <translation>仍要离场的原因</translation>
    </message>
</context>
<context>
    <name>LeavePage</name>
    <message>
        <source>1 item missing</source>
        <translation>还差 1 项</translation>
    </message>
    <message>
        <source>1 of {n}: {place}</source>
        <translation>处理第 1 / {n} 项：{place}</translation>
    </message>
    <message>
        <source>All is saved on this computer</source>
        <translation>全部已存本机</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Before you leave</source>
        <translation>离场前检查</translation>
    </message>
    <message>
        <source>Can follow later</source>
        <translation>可以稍后补</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>It is signed: you may leave.</source>
        <translation>已经签字，可以离开了。</translation>
    </message>
    <message>
        <source>It takes a reason and a name. The office sees it with the next contact; the order stays open.</source>
        <translation>须写明原因并署名。下次联系时办公室可见，工单保持未完成。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离场</translation>
    </message>
    <message>
        <source>Leave all the same</source>
        <translation>仍要离场</translation>
    </message>
    <message>
        <source>Must be done here</source>
        <translation>必须在现场完成</translation>
    </message>
    <message>
        <source>No. {position}, {vehicle}</source>
        <translation>第 {position} 行 {vehicle}</translation>
    </message>
    <message>
        <source>Preview the sheet</source>
        <translation>预览单据</translation>
    </message>
    <message>
        <source>Say why and leave…</source>
        <translation>说明原因并离场…</translation>
    </message>
    <message>
        <source>To sign-off</source>
        <translation>去签字验收</translation>
    </message>
    <message>
        <source>To the vehicle</source>
        <translation>到此车</translation>
    </message>
    <message>
        <source>Written down. The order stays open.</source>
        <translation>已记录，工单保持未完成。</translation>
    </message>
    <message>
        <source>You may go on to the signature.</source>
        <translation>可以请客户签字了。</translation>
    </message>
    <message>
        <source>nothing missing</source>
        <translation>没有缺项</translation>
    </message>
    <message>
        <source>{n} items missing</source>
        <translation>还差 {n} 项</translation>
    </message>
    <message>
        <source>{n} to follow</source>
        <translation>{n} 项待补</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>{file} - rows left out.xlsx</source>
        <translation>{file}-未导入的行.xlsx</translation>
    </message>
</context>
<context>
    <name>LendForm</name>
    <message>
        <source>Back by</source>
        <translation>归还期限</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Lent to</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>备注（可不填）</translation>
    </message>
</context>
<context>
    <name>LidFooter</name>
    <message>
        <source>Confirmed {n}</source>
        <translation>已确认 {n}</translation>
    </message>
    <message>
        <source>Handed over {n}</source>
        <translation>已交出 {n}</translation>
    </message>
    <message>
        <source>Only here {n}</source>
        <translation>仅在本机 {n}</translation>
    </message>
    <message>
        <source>You may close the lid: all is stored here and confirmed by the office.</source>
        <translation>可以合上电脑。全部内容已存本机，办公室均已确认。</translation>
    </message>
    <message>
        <source>You may close the lid: all is stored here. To send with the next network: {n}.</source>
        <translation>可以合上电脑：数据都已存在本机，下次联网时发送 {n} 条。</translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>Discounts and cash</source>
        <translation>优惠、减免和交款</translation>
    </message>
    <message>
        <source>Save the limits</source>
        <translation>保存权限</translation>
    </message>
    <message>
        <source>The limits are saved. They hold from now on.</source>
        <translation>权限已保存，从现在起生效。</translation>
    </message>
    <message>
        <source>Up to here the division manager decides alone; more needs the service manager or the director. It holds for what comes after; with 0 days cash is due on the day of the return.</source>
        <translation>在此范围内事业部经理可自行决定，超出须客服经理或总监批准。只对以后的优惠和收款生效；0 天表示返回当日交款。</translation>
    </message>
</context>
<context>
    <name>LineBox</name>
    <message>
        <source>How many of {number}</source>
        <translation>{number} 的数量</translation>
    </message>
    <message>
        <source>Label checked</source>
        <translation>标签已核对</translation>
    </message>
    <message>
        <source>Take {number} off the list</source>
        <translation>从单中去掉 {number}</translation>
    </message>
</context>
<context>
    <name>LineTable</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>没有需要您处理的</translation>
    </message>
    <message>
        <source>Nothing under this filter and search.</source>
        <translation>这个筛选和搜索下没有内容。</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>没有在等的</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>还没有内容</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Number or word</source>
        <translation>单号或字词</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Search what waits</source>
        <translation>搜索在等的项目</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The office has confirmed everything.</source>
        <translation>办公室已全部确认。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>What is recorded here will be listed.</source>
        <translation>在本机记录的内容会列在这里。</translation>
    </message>
    <message>
        <source>What the office refuses would stand here.</source>
        <translation>办公室没有接受的会列在这里。</translation>
    </message>
    <message>
        <source>What waits and what arrived</source>
        <translation>在等的和已到的项目</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>LinesCard</name>
    <message>
        <source>Show all {n}</source>
        <translation>显示全部 {n} 个</translation>
    </message>
</context>
<context>
    <name>ListBoard</name>
    <message>
        <source>1 row is hidden in the file; it was read, too.</source>
        <translation>文件中有 1 行被隐藏，也已读取。</translation>
    </message>
    <message>
        <source>1 row is in the register already.</source>
        <translation>1 行已在系统中。</translation>
    </message>
    <message>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <source>Column {letters} “{label}” is not read: another one says the same.</source>
        <translation>{letters} 列“{label}”没有读取：含义与另一列相同。</translation>
    </message>
    <message>
        <source>Good {n}</source>
        <translation>正常 {n}</translation>
    </message>
    <message>
        <source>I have checked the 1 amber row</source>
        <translation>黄色 1 行已核实</translation>
    </message>
    <message>
        <source>I have checked the {n} amber rows</source>
        <translation>黄色 {n} 行已核实</translation>
    </message>
    <message>
        <source>Left out {n}</source>
        <translation>不导入 {n}</translation>
    </message>
    <message>
        <source>Nothing is new: all {n} rows are in the register already.</source>
        <translation>没有新内容：{n} 行都已在系统中。</translation>
    </message>
    <message>
        <source>Nothing stands above the columns; they are told by what is in them.</source>
        <translation>没有表头，各列按内容识别，请核对。</translation>
    </message>
    <message>
        <source>Problems {n}</source>
        <translation>有问题 {n}</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation>显示的行</translation>
    </message>
    <message>
        <source>Sheet of the workbook</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>To check {n}</source>
        <translation>待核实 {n}</translation>
    </message>
    <message>
        <source>{n} rows are hidden in the file; they were read, too.</source>
        <translation>文件中有 {n} 行被隐藏，也已读取。</translation>
    </message>
    <message>
        <source>{n} rows are in the register already.</source>
        <translation>{n} 行已在系统中。</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>实际交付</translation>
    </message>
    <message>
        <source>Kind of order: {kind}</source>
        <translation>单据种类：{kind}</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>报修登记</translation>
    </message>
    <message>
        <source>New install order</source>
        <translation>新建安装派工单</translation>
    </message>
    <message>
        <source>No order contains “{text}”.</source>
        <translation>没有包含“{text}”的工单。</translation>
    </message>
    <message>
        <source>No orders here</source>
        <translation>这里没有工单</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing under “{filter}”.</source>
        <translation>“{filter}”中没有工单。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Number, plate…</source>
        <translation>单号、客户、车牌</translation>
    </message>
    <message>
        <source>Order of the rows: {sort}</source>
        <translation>排序：{sort}</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺时间</translation>
    </message>
    <message>
        <source>Search all orders</source>
        <translation>在全部工单中查找</translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation>搜索工单</translation>
    </message>
    <message>
        <source>Show all orders</source>
        <translation>显示全部工单</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>技术员</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
</context>
<context>
    <name>ListTools</name>
    <message>
        <source>As in the file</source>
        <translation>按文件顺序</translation>
    </message>
    <message>
        <source>By {column}</source>
        <translation>按{column}</translation>
    </message>
    <message>
        <source>Column names…</source>
        <translation>指定表头…</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>行的顺序</translation>
    </message>
    <message>
        <source>Problems first</source>
        <translation>问题在前</translation>
    </message>
    <message>
        <source>Say which row has the names of the columns</source>
        <translation>指定哪一行是表头</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>1 second</source>
        <translation>1 秒</translation>
    </message>
    <message>
        <source>Demo data, unprotected: enter nothing real. Every PIN is 0000.</source>
        <translation>演示数据，未加保护：请勿录入真实内容。所有 PIN 均为 0000。</translation>
    </message>
    <message>
        <source>Everything on this computer stays saved while it is locked.</source>
        <translation>锁定期间，本机上的内容都已保存。</translation>
    </message>
    <message>
        <source>Open a file from the office…</source>
        <translation>打开办公室的文件…</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN 码</translation>
    </message>
    <message>
        <source>Register this computer anew…</source>
        <translation>重新登记本机…</translation>
    </message>
    <message>
        <source>Save a file for the office…</source>
        <translation>存成文件交给办公室…</translation>
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
    <message>
        <source>You can try again now.</source>
        <translation>现在可以再试。</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{n} seconds</source>
        <translation>{n} 秒</translation>
    </message>
</context>
<context>
    <name>MailCard</name>
    <message>
        <source>Mail server of the company</source>
        <translation>公司发信服务器</translation>
    </message>
    <message>
        <source>Save mail server</source>
        <translation>保存发信服务器</translation>
    </message>
    <message>
        <source>The mail server is saved.</source>
        <translation>发信服务器已保存。</translation>
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
    <name>MakeGoodForm</name>
    <message>
        <source>Amount (¥)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>How it ends</source>
        <translation>如何处理</translation>
    </message>
    <message>
        <source>It goes to the approvals; the day stays open until it is confirmed there.</source>
        <translation>会进入批准人的“审批”；确认之前，当日账不能关闭。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>MakeOrderForm</name>
    <message>
        <source>Customer's written request</source>
        <translation>客户书面申请</translation>
    </message>
    <message>
        <source>Last day of the trial</source>
        <translation>试机最后一天</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务类型</translation>
    </message>
    <message>
        <source>Where it is kept: letter, e-mail, date.</source>
        <translation>写明存放处：信函、邮件、日期。</translation>
    </message>
</context>
<context>
    <name>MasterDataPage</name>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Cannot be taken out of use</source>
        <translation>不能停用</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Master data</source>
        <translation>基础资料</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Out of use too</source>
        <translation>含已停用</translation>
    </message>
    <message>
        <source>Put back into use</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>设置 PIN</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>{number} has a new PIN.</source>
        <translation>{number} 已设置新 PIN。</translation>
    </message>
    <message>
        <source>{number} is out of use.</source>
        <translation>{number} 已停用。</translation>
    </message>
</context>
<context>
    <name>MasterEditor</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Checked, save</source>
        <translation>已核实，保存</translation>
    </message>
    <message>
        <source>Edit: {what}</source>
        <translation>修改{what}</translation>
    </message>
    <message>
        <source>New: {what}</source>
        <translation>新建{what}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>MasterSheet</name>
    <message>
        <source>Checked, save</source>
        <translation>已核实，保存</translation>
    </message>
    <message>
        <source>Edit: {what}</source>
        <translation>修改{what}</translation>
    </message>
    <message>
        <source>New: {what}</source>
        <translation>新建{what}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>MeaningStrip</name>
    <message>
        <source>Column {letters}</source>
        <translation>{letters} 列</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件表头</translation>
    </message>
    <message>
        <source>Meaning of the column {label}</source>
        <translation>“{label}”列的含义</translation>
    </message>
    <message>
        <source>not in the file</source>
        <translation>文件中没有</translation>
    </message>
</context>
<context>
    <name>MendBar</name>
    <message>
        <source>All {n} of this kind</source>
        <translation>同类 {n} 行都已核实</translation>
    </message>
    <message>
        <source>Bring the row in</source>
        <translation>恢复导入</translation>
    </message>
    <message>
        <source>Corrected value</source>
        <translation>改正后的内容</translation>
    </message>
    <message>
        <source>I have checked it</source>
        <translation>已核实</translation>
    </message>
    <message>
        <source>Into all {n} alike</source>
        <translation>同类 {n} 格都填</translation>
    </message>
    <message>
        <source>Into {n} chosen cells</source>
        <translation>选中 {n} 格都填</translation>
    </message>
    <message>
        <source>Leave the row out</source>
        <translation>不导入该行</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>下一个问题</translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>Row {number}: {field}</source>
        <translation>第 {number} 行：{field}</translation>
    </message>
    <message>
        <source>Take this value</source>
        <translation>采用该内容</translation>
    </message>
    <message>
        <source>Type what is right and press Enter.</source>
        <translation>输入正确内容后按回车。</translation>
    </message>
    <message>
        <source>Without {field}</source>
        <translation>不带{field}</translation>
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
    <name>MeterCard</name>
    <message>
        <source>Last time: {value}</source>
        <translation>上次：{value}</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>表读数</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记录</translation>
    </message>
</context>
<context>
    <name>MeterForm</name>
    <message>
        <source>Why it is less (a new meter)</source>
        <translation>读数变小的原因（如换表）</translation>
    </message>
</context>
<context>
    <name>MilestoneForm</name>
    <message>
        <source>Held on</source>
        <translation>实际日期</translation>
    </message>
    <message>
        <source>Planned for</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>参加人员</translation>
    </message>
</context>
<context>
    <name>MilestonesCard</name>
    <message>
        <source>1 day late</source>
        <translation>晚 1 天</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Milestones</source>
        <translation>项目节点</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>填写</translation>
    </message>
    <message>
        <source>held {day}</source>
        <translation>实际 {day}</translation>
    </message>
    <message>
        <source>not planned yet</source>
        <translation>尚未计划</translation>
    </message>
    <message>
        <source>planned {day}</source>
        <translation>计划 {day}</translation>
    </message>
    <message>
        <source>{n} days late</source>
        <translation>晚 {n} 天</translation>
    </message>
    <message>
        <source>{n} late</source>
        <translation>{n} 项逾期</translation>
    </message>
</context>
<context>
    <name>MissingSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MoneyLimitsForm</name>
    <message>
        <source>Cash is handed over, days after the return</source>
        <translation>返回后几天内交款（天）</translation>
    </message>
    <message>
        <source>Discount of a line, up to %</source>
        <translation>单项优惠最多（%）</translation>
    </message>
    <message>
        <source>Given away on an order, up to ¥</source>
        <translation>每单减免合计最多（元）</translation>
    </message>
</context>
<context>
    <name>MoveForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>For order (optional)</source>
        <translation>工单号（可不填）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调出</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>Scan a terminal, SIM card or part</source>
        <translation>扫描终端、SIM卡或配件</translation>
    </message>
    <message>
        <source>Scan or type a number, then Enter</source>
        <translation>扫描或输入号码后回车</translation>
    </message>
    <message>
        <source>To</source>
        <translation>调入</translation>
    </message>
    <message>
        <source>Why more than on the books</source>
        <translation>超出账面的原因</translation>
    </message>
</context>
<context>
    <name>MoveSheet</name>
    <message>
        <source>Both orders keep a note of who moved it, when and why. The picture stays the same.</source>
        <translation>两张工单都会记下何人、何时、为何移动；照片本身不变。</translation>
    </message>
    <message>
        <source>Find an order or vehicle</source>
        <translation>查找工单或车辆</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>Number, plate or customer</source>
        <translation>单号、车牌或客户</translation>
    </message>
    <message>
        <source>Orders and vehicles</source>
        <translation>工单和车辆</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Why it is moved</source>
        <translation>移动原因</translation>
    </message>
</context>
<context>
    <name>MoveVisitForm</name>
    <message>
        <source>At whose wish</source>
        <translation>谁提出的</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>新日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>MovesCard</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>In {terminal}</source>
        <translation>装入 {terminal}</translation>
    </message>
    <message>
        <source>Shown as soon as every number is scanned and right.</source>
        <translation>号码全部扫到且无误后显示。</translation>
    </message>
    <message>
        <source>Vehicle {plate}</source>
        <translation>车辆 {plate}</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>已变动</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>将要变动</translation>
    </message>
    <message>
        <source>Your van</source>
        <translation>您的车</translation>
    </message>
    <message>
        <source>to be repaired, needs a label</source>
        <translation>待返修，需贴标签</translation>
    </message>
</context>
<context>
    <name>Narrow</name>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Only the questions</source>
        <translation>只看检查项</translation>
    </message>
    <message>
        <source>Progress, findings</source>
        <translation>进度与问题</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>返回列表</translation>
    </message>
</context>
<context>
    <name>NeedBar</name>
    <message>
        <source>Compare and decide</source>
        <translation>对照并决定</translation>
    </message>
    <message>
        <source>Count it again</source>
        <translation>重新提醒</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Open the request</source>
        <translation>打开需求</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>看过了</translation>
    </message>
    <message>
        <source>Take over again</source>
        <translation>重新提交</translation>
    </message>
</context>
<context>
    <name>NewInstallForm</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name, telephone, plate or terminal</source>
        <translation>名称、电话、车牌或终端号</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
</context>
<context>
    <name>NextCard</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Be there at {time}</source>
        <translation>{time} 到场</translation>
    </message>
    <message>
        <source>Call to confirm the time</source>
        <translation>致电客户确认时间</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Customer confirmed</source>
        <translation>客户确认时间地点</translation>
    </message>
    <message>
        <source>Customer says</source>
        <translation>客户描述</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>司机</translation>
    </message>
    <message>
        <source>Go on with the work</source>
        <translation>继续作业</translation>
    </message>
    <message>
        <source>I have arrived</source>
        <translation>我已到达</translation>
    </message>
    <message>
        <source>Leave by {time}</source>
        <translation>{time} 前出发</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Mind on this site</source>
        <translation>注意事项</translation>
    </message>
    <message>
        <source>Order read</source>
        <translation>信息已看</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Papers are with me</source>
        <translation>文件已带齐</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Read the order</source>
        <translation>查看工单信息</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>拒单…</translation>
    </message>
    <message>
        <source>Repeat of</source>
        <translation>返修自</translation>
    </message>
    <message>
        <source>Repeat repair</source>
        <translation>返修</translation>
    </message>
    <message>
        <source>Spares</source>
        <translation>备品</translation>
    </message>
    <message>
        <source>Spares are with me</source>
        <translation>备品已带齐</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>To sign-off</source>
        <translation>去签字验收</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tools are with me</source>
        <translation>工具已带齐</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>质保</translation>
    </message>
    <message>
        <source>agreed {time}</source>
        <translation>约定 {time}</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>the five checks</source>
        <translation>出发前五项核对</translation>
    </message>
    <message>
        <source>then: {step}</source>
        <translation>随后：{step}</translation>
    </message>
</context>
<context>
    <name>NextDateForm</name>
    <message>
        <source>By the cycle: {day}</source>
        <translation>按周期：{day}</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次日期</translation>
    </message>
    <message>
        <source>The plan has come to its end: no visit follows.</source>
        <translation>计划已到期，没有下次。</translation>
    </message>
    <message>
        <source>Why another day</source>
        <translation>改日期的原因</translation>
    </message>
</context>
<context>
    <name>NoOffice</name>
    <message>
        <source>Make this computer the office</source>
        <translation>把这台电脑设为办公室</translation>
    </message>
    <message>
        <source>One computer that is on while people work keeps everything together: laptops send there and get their orders from there.</source>
        <translation>由一台上班时间开着的电脑汇总一切：笔记本把内容交到那里，也从那里取工单。</translation>
    </message>
    <message>
        <source>There is no office yet</source>
        <translation>还没有办公室</translation>
    </message>
    <message>
        <source>This computer belongs to an office…</source>
        <translation>这台电脑属于一间办公室…</translation>
    </message>
</context>
<context>
    <name>NotSaved</name>
    <message>
        <source>NOT saved</source>
        <translation>未保存</translation>
    </message>
</context>
<context>
    <name>NoticeCard</name>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Day of the visit</source>
        <translation>上门日期</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Open as e-mail</source>
        <translation>邮件通知</translation>
    </message>
    <message>
        <source>Save the notice</source>
        <translation>保存通知单</translation>
    </message>
    <message>
        <source>Tell by</source>
        <translation>最迟通知</translation>
    </message>
    <message>
        <source>The customer must be told</source>
        <translation>尚未通知客户</translation>
    </message>
    <message>
        <source>The customer was told</source>
        <translation>已通知客户</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>通知人</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知谁</translation>
    </message>
    <message>
        <source>Why so late</source>
        <translation>为何较晚</translation>
    </message>
</context>
<context>
    <name>NoticeForm</name>
    <message>
        <source>Day of the visit</source>
        <translation>上门日期</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Late notice</source>
        <translation>通知较晚</translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation>沟通对象</translation>
    </message>
    <message>
        <source>The customer agrees to so short a notice</source>
        <translation>客户同意这么短的通知期</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Why it was not sooner</source>
        <translation>为什么没有更早通知</translation>
    </message>
</context>
<context>
    <name>NoticeWork</name>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
    <message>
        <source>The message is open in your mail program: {file}</source>
        <translation>已在邮件程序中打开：{file}</translation>
    </message>
    <message>
        <source>The message is open in your mail program; type the address, we know none.</source>
        <translation>已在邮件程序中打开；客户资料中没有邮箱，请填写收件人。</translation>
    </message>
</context>
<context>
    <name>NumberForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Reason, and what number the other paper really has</source>
        <translation>原因，以及另一张收据的真实号码</translation>
    </message>
    <message>
        <source>The number belongs to</source>
        <translation>此号归</translation>
    </message>
</context>
<context>
    <name>ObjectPane</name>
    <message>
        <source>Plate, number or terminal</source>
        <translation>车牌、编号或终端</translation>
    </message>
    <message>
        <source>Scan or type a plate</source>
        <translation>扫描或输入车牌</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>检查对象</translation>
    </message>
    <message>
        <source>{n} findings</source>
        <translation>{n} 项问题</translation>
    </message>
    <message>
        <source>{n} of {all} looked at</source>
        <translation>{all} 个已检查 {n} 个</translation>
    </message>
    <message>
        <source>{n} open</source>
        <translation>{n} 项未答</translation>
    </message>
</context>
<context>
    <name>OfficeCard</name>
    <message>
        <source>Its computers</source>
        <translation>办公室的电脑</translation>
    </message>
    <message>
        <source>Make this computer the office</source>
        <translation>把这台电脑设为办公室</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>办公室</translation>
    </message>
    <message>
        <source>Register it again…</source>
        <translation>重新登记…</translation>
    </message>
    <message>
        <source>Registered at the office, {address}.</source>
        <translation>已登记到办公室，{address}。</translation>
    </message>
    <message>
        <source>This computer belongs to an office…</source>
        <translation>这台电脑属于一间办公室…</translation>
    </message>
    <message>
        <source>This computer is the office.</source>
        <translation>这台电脑就是办公室。</translation>
    </message>
    <message>
        <source>This computer works alone: nothing is sent anywhere.</source>
        <translation>这台电脑单独工作：内容不发送到任何地方。</translation>
    </message>
</context>
<context>
    <name>OnsitePage</name>
    <message>
        <source>Call</source>
        <translation>致电</translation>
    </message>
    <message>
        <source>Leave check</source>
        <translation>离场检查</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>现场</translation>
    </message>
</context>
<context>
    <name>OpenAmountsPage</name>
    <message>
        <source>0–30 d</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>31–60 d</source>
        <translation>31–60 天</translation>
    </message>
    <message>
        <source>61–90 d</source>
        <translation>61–90 天</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer, number…</source>
        <translation>客户、编号…</translation>
    </message>
    <message>
        <source>Customers: {n} · owed in all: {amount}</source>
        <translation>{n} 家客户 · 共欠 {amount}</translation>
    </message>
    <message>
        <source>Everything is paid</source>
        <translation>都收清了</translation>
    </message>
    <message>
        <source>Nobody owes anything</source>
        <translation>没有欠款</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Nothing is older than 90 days</source>
        <translation>没有超过 90 天的</translation>
    </message>
    <message>
        <source>Nothing is open any more.</source>
        <translation>此单已无欠款。</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>90 天以上</translation>
    </message>
    <message>
        <source>Open amounts</source>
        <translation>应收未收</translation>
    </message>
    <message>
        <source>Open amounts appear here by themselves.</source>
        <translation>有了欠款会自动列出。</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Save as xlsx…</source>
        <translation>导出 xlsx…</translation>
    </message>
    <message>
        <source>Search open amounts</source>
        <translation>搜索应收款</translation>
    </message>
    <message>
        <source>Statement {month}: {customer}</source>
        <translation>{month} 月结对账单：{customer}</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Try another name or number.</source>
        <translation>换个名称或编号试试。</translation>
    </message>
    <message>
        <source>{amount} is still open.</source>
        <translation>尚欠 {amount}。</translation>
    </message>
    <message>
        <source>{amount} older than 90 days</source>
        <translation>超过 90 天 {amount}</translation>
    </message>
    <message>
        <source>{customer}: {amount} received for {number}.</source>
        <translation>{customer}：{number} 已收 {amount}。</translation>
    </message>
    <message>
        <source>{customer}: {number} noted.</source>
        <translation>{customer}：{number} 已登记。</translation>
    </message>
</context>
<context>
    <name>OpeningScreen</name>
    <message>
        <source>Choose a passphrase</source>
        <translation>设置口令</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>再输一次口令</translation>
    </message>
    <message>
        <source>Please use at least {n} characters.</source>
        <translation>请至少使用 {n} 个字符。</translation>
    </message>
    <message>
        <source>The data cannot be opened</source>
        <translation>无法打开数据</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
    <message>
        <source>This computer has no keyring, so a passphrase protects the data. Nobody can recover it.</source>
        <translation>这台电脑没有密钥环，数据用口令保护。口令丢失后无人能恢复。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>OrderDetail</name>
    <message>
        <source>Call {number}</source>
        <translation>拨打 {number}</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Next: {step} · {who}</source>
        <translation>下一步：{step} · {who}</translation>
    </message>
    <message>
        <source>Reworked: {n}</source>
        <translation>已返工 {n} 次</translation>
    </message>
    <message>
        <source>Saved on this computer {time}</source>
        <translation>已保存在本机 {time}</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>The same fault as in {number}</source>
        <translation>与 {number} 同一故障</translation>
    </message>
    <message>
        <source>{name}: copy the number to call it</source>
        <translation>{name}：复制号码以便拨打</translation>
    </message>
    <message>
        <source>{step}: 1 item missing</source>
        <translation>{step}：还缺 1 项</translation>
    </message>
    <message>
        <source>{step}: {n} items missing</source>
        <translation>{step}：还缺 {n} 项</translation>
    </message>
</context>
<context>
    <name>OrderPhotos</name>
    <message>
        <source>Photo removed</source>
        <translation>照片已移除</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Choose one on the left, or take a new call.</source>
        <translation>请在左侧选择，或登记新的报修。</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>报修登记</translation>
    </message>
    <message>
        <source>New install order</source>
        <translation>新建安装派工单</translation>
    </message>
    <message>
        <source>No order chosen</source>
        <translation>未选择工单</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>{number} is copied</source>
        <translation>已复制 {number}</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>All {n}</source>
        <translation>全部 {n}</translation>
    </message>
    <message>
        <source>Done {n}</source>
        <translation>已完成 {n}</translation>
    </message>
    <message>
        <source>Not here {n}</source>
        <translation>未做 {n}</translation>
    </message>
    <message>
        <source>Open {n}</source>
        <translation>未完 {n}</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>To check {n}</source>
        <translation>待核查 {n}</translation>
    </message>
    <message>
        <source>With problems {n}</source>
        <translation>有问题 {n}</translation>
    </message>
    <message>
        <source>{done} of {all} done</source>
        <translation>{all} 辆中完成 {done} 辆</translation>
    </message>
    <message>
        <source>{n} not here</source>
        <translation>{n} 辆未做</translation>
    </message>
</context>
<context>
    <name>OwedCard</name>
    <message>
        <source>Go there</source>
        <translation>去处理</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation>期限 {time}</translation>
    </message>
    <message>
        <source>was due {time}</source>
        <translation>应于 {time} 完成</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 项超时</translation>
    </message>
</context>
<context>
    <name>OwedPage</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Finance has your answer about {number}</source>
        <translation>已答复财务：{number}</translation>
    </message>
    <message>
        <source>Late ones first</source>
        <translation>逾期的在前</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Nothing is late</source>
        <translation>没有逾期</translation>
    </message>
    <message>
        <source>Nothing is owed</source>
        <translation>没有待办</translation>
    </message>
    <message>
        <source>Nothing waits under this filter.</source>
        <translation>这个筛选下没有待办。</translation>
    </message>
    <message>
        <source>Open the order</source>
        <translation>打开工单</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation>待办事项</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>负责</translation>
    </message>
    <message>
        <source>in 1 day</source>
        <translation>还有 1 天</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>还有 {n} 天</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{n} overdue</source>
        <translation>{n} 项逾期</translation>
    </message>
</context>
<context>
    <name>OwingPanel</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Money received: {number}</source>
        <translation>收款登记：{number}</translation>
    </message>
    <message>
        <source>Money received…</source>
        <translation>收款登记…</translation>
    </message>
    <message>
        <source>Month of the statement</source>
        <translation>对账月份</translation>
    </message>
    <message>
        <source>Monthly statement…</source>
        <translation>月结对账单…</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>due {amount}</source>
        <translation>应收 {amount}</translation>
    </message>
    <message>
        <source>of today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>of yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>received {amount}</source>
        <translation>已收 {amount}</translation>
    </message>
    <message>
        <source>waived {amount}</source>
        <translation>减免 {amount}</translation>
    </message>
    <message>
        <source>{n} days old</source>
        <translation>账龄 {n} 天</translation>
    </message>
</context>
<context>
    <name>PaperPreview</name>
    <message>
        <source>A4 label sheet</source>
        <translation>A4 标签纸</translation>
    </message>
    <message>
        <source>E-mail draft</source>
        <translation>邮件草稿</translation>
    </message>
    <message>
        <source>First free place</source>
        <translation>起始位置</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Printed on</source>
        <translation>打印在</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Tape 62 × 29 mm</source>
        <translation>62 × 29 mm 标签带</translation>
    </message>
</context>
<context>
    <name>PapersCard</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Papers of the order</source>
        <translation>派工资料</translation>
    </message>
    <message>
        <source>Vehicles without driver: {n}</source>
        <translation>缺司机信息的车辆：{n} 台</translation>
    </message>
    <message>
        <source>Vehicles: {n}</source>
        <translation>{n} 辆车</translation>
    </message>
    <message>
        <source>Waive</source>
        <translation>免交</translation>
    </message>
    <message>
        <source>Waived: {reason}</source>
        <translation>免交：{reason}</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>齐全</translation>
    </message>
    <message>
        <source>no vehicles yet</source>
        <translation>还没有车辆</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{n} missing</source>
        <translation>缺 {n} 项</translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Choose a reason</source>
        <translation>请选择原因</translation>
    </message>
    <message>
        <source>Old part</source>
        <translation>旧件</translation>
    </message>
    <message>
        <source>Price each, in yuan</source>
        <translation>单价（元）</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason and price told</source>
        <translation>已说明原因和费用</translation>
    </message>
    <message>
        <source>Reason of replacement</source>
        <translation>更换原因</translation>
    </message>
    <message>
        <source>Remove {part}</source>
        <translation>移除 {part}</translation>
    </message>
    <message>
        <source>Why it is free</source>
        <translation>免费原因</translation>
    </message>
</context>
<context>
    <name>PartsSection</name>
    <message>
        <source>From your van, by scan or press</source>
        <translation>从车载库扫码或点选</translation>
    </message>
    <message>
        <source>No parts used</source>
        <translation>未用配件</translation>
    </message>
    <message>
        <source>Part removed</source>
        <translation>配件已移除</translation>
    </message>
    <message>
        <source>Record the authorisation</source>
        <translation>登记口头请示</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>不在目录中</translation>
    </message>
    <message>
        <source>{n} left in your van</source>
        <translation>车上还有 {n} 件</translation>
    </message>
    <message>
        <source>{part} is not in the catalogue. Ask your manager and record his answer.</source>
        <translation>{part} 不在目录中。请请示经理并登记答复。</translation>
    </message>
</context>
<context>
    <name>PayerSigns</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the payer's signature</source>
        <translation>清除付款人签字</translation>
    </message>
    <message>
        <source>The payer signs</source>
        <translation>付款人签字</translation>
    </message>
    <message>
        <source>The payer signs again</source>
        <translation>付款人重新签字</translation>
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
    <name>PeopleChoice</name>
    <message>
        <source>Choose at least one person.</source>
        <translation>请至少选一个人。</translation>
    </message>
    <message>
        <source>Who works on this computer</source>
        <translation>谁在这台电脑上工作</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Find a person</source>
        <translation>查找人员</translation>
    </message>
    <message>
        <source>Name, login or initials</source>
        <translation>姓名、登录名或拼音首字母</translation>
    </message>
    <message>
        <source>Nobody here by this name. Check the spelling, or ask the administrator.</source>
        <translation>没有找到此人。请检查输入，或联系管理员。</translation>
    </message>
</context>
<context>
    <name>PeopleSheet</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Who works on {name}</source>
        <translation>谁在 {name} 上工作</translation>
    </message>
    <message>
        <source>With its next contact it gets their orders and gives back those of everybody else.</source>
        <translation>下次联系时它会收到这些人的工单，并交还其他人的。</translation>
    </message>
</context>
<context>
    <name>PersonWork</name>
    <message>
        <source>As driver of</source>
        <translation>作为驾驶员</translation>
    </message>
    <message>
        <source>Copy of his data…</source>
        <translation>导出其信息…</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Erase {name} for good?</source>
        <translation>永久删除{name}的信息？</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>删除信息…</translation>
    </message>
    <message>
        <source>Evidence stays</source>
        <translation>凭证保留</translation>
    </message>
    <message>
        <source>Goes</source>
        <translation>删除内容</translation>
    </message>
    <message>
        <source>Name and numbers go from the lists of every computer. It cannot be undone.</source>
        <translation>姓名和号码将从所有电脑的名单中删除，无法恢复。</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>{n} orders</source>
        <translation>{n} 张工单</translation>
    </message>
</context>
<context>
    <name>PhotoBoard</name>
    <message>
        <source>Camera folder…</source>
        <translation>相机文件夹…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Press a place to choose files, drop files or a folder, or paste with Ctrl+V.</source>
        <translation>点按位置选择文件，可拖入文件或文件夹，或按 Ctrl+V 粘贴。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard. Copy one, or copy files, and paste again.</source>
        <translation>剪贴板中没有图片。请复制图片或文件后再粘贴。</translation>
    </message>
</context>
<context>
    <name>PhotoHands</name>
    <message>
        <source>Photo moved to {order}</source>
        <translation>照片已移到 {order}</translation>
    </message>
    <message>
        <source>The photo is back in {order}</source>
        <translation>照片已移回 {order}</translation>
    </message>
</context>
<context>
    <name>PhotoProgress</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Taking in pictures: {done} of {total}</source>
        <translation>正在加入图片：{done} / {total}</translation>
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
    <name>PhotoTile</name>
    <message>
        <source>Remove the photo</source>
        <translation>移除照片</translation>
    </message>
</context>
<context>
    <name>PhotoTrace</name>
    <message>
        <source>Photo moved</source>
        <translation>照片已移动</translation>
    </message>
    <message>
        <source>Photo moved away</source>
        <translation>照片已移走</translation>
    </message>
    <message>
        <source>Photo moved back</source>
        <translation>照片已移回</translation>
    </message>
    <message>
        <source>Photo moved here</source>
        <translation>照片移到此处</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Before and after</source>
        <translation>作业前后对比</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PhotosCard</name>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotosSection</name>
    <message>
        <source>Photo removed</source>
        <translation>照片已移除</translation>
    </message>
    <message>
        <source>Photos: {n}</source>
        <translation>{n} 张照片</translation>
    </message>
    <message>
        <source>recommended: {slots}</source>
        <translation>建议补拍：{slots}</translation>
    </message>
</context>
<context>
    <name>Picking</name>
    <message>
        <source>Reverse this one…</source>
        <translation>冲红这一笔…</translation>
    </message>
    <message>
        <source>Take all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>To hand over</source>
        <translation>要交的</translation>
    </message>
    <message>
        <source>receipt {number}</source>
        <translation>收据 {number}</translation>
    </message>
    <message>
        <source>{n} of {all} chosen</source>
        <translation>已选 {n} / {all} 笔</translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>Already in {order}</source>
        <translation>已在 {order} 中</translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <translation>来自剪贴板</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>another order</source>
        <translation>其他工单</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>PicturesCover</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>{n} photos</source>
        <translation>{n} 张照片</translation>
    </message>
</context>
<context>
    <name>PicturesSheet</name>
    <message>
        <source>Add 1 picture</source>
        <translation>加入 1 张</translation>
    </message>
    <message>
        <source>Add {n} pictures</source>
        <translation>加入 {n} 张</translation>
    </message>
    <message>
        <source>All new ones</source>
        <translation>全选新照片</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选取照片</translation>
    </message>
    <message>
        <source>Looking at pictures: {done} of {total}</source>
        <translation>正在读取照片：{done}/{total}</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Only the newest {n} are shown.</source>
        <translation>仅显示最新的 {n} 张。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>There are no pictures here.</source>
        <translation>这里没有照片。</translation>
    </message>
    <message>
        <source>Where they belong</source>
        <translation>放到</translation>
    </message>
    <message>
        <source>… and {n} more</source>
        <translation>……另有 {n} 张</translation>
    </message>
</context>
<context>
    <name>PinCard</name>
    <message>
        <source>Change PIN</source>
        <translation>修改 PIN</translation>
    </message>
    <message>
        <source>My PIN</source>
        <translation>我的 PIN</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>再输一次新 PIN</translation>
    </message>
    <message>
        <source>PIN until now</source>
        <translation>原 PIN</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>两次输入不一致。</translation>
    </message>
</context>
<context>
    <name>PinSheet</name>
    <message>
        <source>Back to the technician</source>
        <translation>交还技术员</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name} 的 PIN 码</translation>
    </message>
</context>
<context>
    <name>PlacePart</name>
    <message>
        <source>Customer agreed</source>
        <translation>客户已同意</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Place and power</source>
        <translation>位置和取电</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>取电</translation>
    </message>
    <message>
        <source>Where exactly</source>
        <translation>具体位置</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Places and lists</source>
        <translation>库位与清单</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>库房</translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Customer agrees</source>
        <translation>客户同意</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>未同意</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>使用环境</translation>
    </message>
    <message>
        <source>Late approval</source>
        <translation>补审批</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>检查对象</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Mind on this site</source>
        <translation>注意事项</translation>
    </message>
    <message>
        <source>Plan and consent</source>
        <translation>方案与客户意见</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺时间</translation>
    </message>
    <message>
        <source>Verbal authorisation</source>
        <translation>口头请示</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>本次工作</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>{n} in all</source>
        <translation>共 {n} 个</translation>
    </message>
</context>
<context>
    <name>PlanFiguresCard</name>
    <message>
        <source>Maintenance plans</source>
        <translation>保养计划</translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>保存设置</translation>
    </message>
    <message>
        <source>The figures of plans are saved.</source>
        <translation>保养计划设置已保存。</translation>
    </message>
</context>
<context>
    <name>PlanFiguresForm</name>
    <message>
        <source>Cycle in months: {environment}</source>
        <translation>周期（月）：{environment}</translation>
    </message>
    <message>
        <source>The customer is told, days before</source>
        <translation>提前几天通知客户</translation>
    </message>
    <message>
        <source>Tolerance, % of the cycle</source>
        <translation>容差（周期的 %）</translation>
    </message>
    <message>
        <source>Visits are planned, days ahead</source>
        <translation>提前生成任务的天数</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>0: none</source>
        <translation>0 表示没有</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Cycle</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>使用环境</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Late after {percent} % of the cycle.</source>
        <translation>超过周期的 {percent} % 算逾期。</translation>
    </message>
    <message>
        <source>Name of the plan</source>
        <translation>计划名称</translation>
    </message>
    <message>
        <source>Name, telephone, plate or terminal</source>
        <translation>名称、电话、车牌或终端号</translation>
    </message>
    <message>
        <source>Next: {days}</source>
        <translation>接下来：{days}</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Number, name or tag</source>
        <translation>编号、名称或位号</translation>
    </message>
    <message>
        <source>On a day off</source>
        <translation>遇休息日</translation>
    </message>
    <message>
        <source>Or after so many hours of running</source>
        <translation>或每运转多少小时</translation>
    </message>
    <message>
        <source>Or after so many kilometres</source>
        <translation>或每行驶多少公里</translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation>件号或名称</translation>
    </message>
    <message>
        <source>Parts to take along</source>
        <translation>携带配件</translation>
    </message>
    <message>
        <source>Price for the customer, in yuan</source>
        <translation>客户费用（元）</translation>
    </message>
    <message>
        <source>Search equipment</source>
        <translation>查找设备</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>服务地点</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解决方案</translation>
    </message>
    <message>
        <source>Starts on</source>
        <translation>开始日</translation>
    </message>
    <message>
        <source>Terminal model</source>
        <translation>终端型号</translation>
    </message>
    <message>
        <source>The customer is told these words.</source>
        <translation>客服按此向客户说明。</translation>
    </message>
    <message>
        <source>The customer is told, days before</source>
        <translation>提前几天通知客户</translation>
    </message>
    <message>
        <source>The next date counts</source>
        <translation>下次日期</translation>
    </message>
    <message>
        <source>Time needed, in minutes</source>
        <translation>预计时间（分钟）</translation>
    </message>
    <message>
        <source>Tolerance, % of the cycle</source>
        <translation>容差（周期的 %）</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>given by itself</source>
        <translation>自动编号</translation>
    </message>
</context>
<context>
    <name>PlanHistoryCard</name>
    <message>
        <source>History</source>
        <translation>履历</translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message>
        <source>Back to the calendar</source>
        <translation>返回日历</translation>
    </message>
    <message>
        <source>Choose another filter, or write a new plan.</source>
        <translation>换一个筛选，或新建计划。</translation>
    </message>
    <message>
        <source>Customer, plate, tag…</source>
        <translation>客户、车牌、位号…</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新计划</translation>
    </message>
    <message>
        <source>No plans here</source>
        <translation>这里没有计划</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Search plans</source>
        <translation>查找计划</translation>
    </message>
    <message>
        <source>late: {day}</source>
        <translation>逾期：{day}</translation>
    </message>
</context>
<context>
    <name>PlanTermsCard</name>
    <message>
        <source>1 day before</source>
        <translation>提前 1 天</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>周期起点</translation>
    </message>
    <message>
        <source>Customer told</source>
        <translation>通知客户</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>使用环境</translation>
    </message>
    <message>
        <source>For</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What the plan says</source>
        <translation>计划内容</translation>
    </message>
    <message>
        <source>{n} days before</source>
        <translation>提前 {n} 天</translation>
    </message>
</context>
<context>
    <name>PlanVisitsCard</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>None yet: an approved plan brings its visits by itself, two months ahead.</source>
        <translation>还没有：计划批准后，会提前两个月自动生成任务。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Visits of the plan</source>
        <translation>计划的任务</translation>
    </message>
    <message>
        <source>late</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>planned for {day}</source>
        <translation>原计划 {day}</translation>
    </message>
</context>
<context>
    <name>PlanWork</name>
    <message>
        <source>New plan</source>
        <translation>新计划</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Save and hand in</source>
        <translation>保存并提交批准</translation>
    </message>
    <message>
        <source>Save the plan</source>
        <translation>保存计划</translation>
    </message>
</context>
<context>
    <name>PlanningAhead</name>
    <message>
        <source>Maintenance plans</source>
        <translation>保养计划</translation>
    </message>
    <message>
        <source>New maintenance plan</source>
        <translation>新建保养计划</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>Choose one on the left, or write a new one.</source>
        <translation>请在左边选择，或新建一张。</translation>
    </message>
    <message>
        <source>New plan</source>
        <translation>新计划</translation>
    </message>
    <message>
        <source>No plan chosen</source>
        <translation>没有选中计划</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>计划</translation>
    </message>
</context>
<context>
    <name>PlatformForm</name>
    <message>
        <source>ACC agrees</source>
        <translation>ACC 与实际一致</translation>
    </message>
    <message>
        <source>Checked at</source>
        <translation>核查时间</translation>
    </message>
    <message>
        <source>Everything as it should be</source>
        <translation>全部符合</translation>
    </message>
    <message>
        <source>Fix valid</source>
        <translation>定位有效</translation>
    </message>
    <message>
        <source>Last fix</source>
        <translation>最后定位时间</translation>
    </message>
    <message>
        <source>Mileage plausible</source>
        <translation>里程合理</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No antenna, power or camera alarm</source>
        <translation>无天线、电源、摄像头报警</translation>
    </message>
    <message>
        <source>No network here</source>
        <translation>现场无网络</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>Registration answer</source>
        <translation>注册应答</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>维修结果</translation>
    </message>
    <message>
        <source>Satellites</source>
        <translation>卫星数</translation>
    </message>
    <message>
        <source>Signal (0 to 31)</source>
        <translation>信号强度（0–31）</translation>
    </message>
    <message>
        <source>Supply normal</source>
        <translation>电源正常</translation>
    </message>
    <message>
        <source>Terminal, number and ICCID agree</source>
        <translation>终端号、手机号、ICCID 一致</translation>
    </message>
    <message>
        <source>Why it cannot be checked now</source>
        <translation>现在不能核查的原因</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>PlatformPart</name>
    <message>
        <source>Everything as it should be</source>
        <translation>全部符合</translation>
    </message>
    <message>
        <source>No network in the yard</source>
        <translation>场地无网络</translation>
    </message>
    <message>
        <source>No network, check later</source>
        <translation>无网络，以后核查</translation>
    </message>
    <message>
        <source>Platform check</source>
        <translation>上线核查</translation>
    </message>
    <message>
        <source>Why it cannot be checked now</source>
        <translation>现在不能核查的原因</translation>
    </message>
</context>
<context>
    <name>PlatformSection</name>
    <message>
        <source>Is the vehicle online on the platform?</source>
        <translation>车辆是否已在平台上线？</translation>
    </message>
</context>
<context>
    <name>PointsLine</name>
    <message>
        <source>One more point</source>
        <translation>再加一点</translation>
    </message>
    <message>
        <source>{what}, point {n}</source>
        <translation>{what}，第{n}点</translation>
    </message>
</context>
<context>
    <name>PrepareCard</name>
    <message>
        <source>Before you hand over</source>
        <translation>交给客户之前</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Fee list</source>
        <translation>费用清单</translation>
    </message>
    <message>
        <source>How is the amount settled?</source>
        <translation>费用如何结算？</translation>
    </message>
    <message>
        <source>Please sign with your name first.</source>
        <translation>请先签您的姓名。</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Sign for your work. Then the customer gets the laptop and reads, rates and signs on his own page.</source>
        <translation>请先为您的工作签字，然后把电脑交给客户，由客户在自己的页面上阅读、评价和签字。</translation>
    </message>
    <message>
        <source>Technician's signature</source>
        <translation>技术员签名</translation>
    </message>
    <message>
        <source>Use my signature of {time}</source>
        <translation>使用我 {time} 的签名</translation>
    </message>
    <message>
        <source>Your signature</source>
        <translation>您的签名</translation>
    </message>
</context>
<context>
    <name>PreviewSheet</name>
    <message>
        <source>As the technician sees it</source>
        <translation>现场所见的样子</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>PriceChangeForm</name>
    <message>
        <source>100 waives the line.</source>
        <translation>填 100 即免收该行。</translation>
    </message>
    <message>
        <source>Beyond your own limit: say who agreed.</source>
        <translation>超出您的权限，请填写口头同意人。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Discount in percent</source>
        <translation>优惠百分比</translation>
    </message>
    <message>
        <source>Far above the list: the service manager or director sets such a price himself.</source>
        <translation>远高于标准价：须由客服经理或总监本人录入。</translation>
    </message>
    <message>
        <source>It stands on the sheet.</source>
        <translation>会印在服务单上。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>收费行</translation>
    </message>
    <message>
        <source>Or its price, in yuan</source>
        <translation>或改为金额（元）</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Up to {n} % by yourself, {sum} in one order; more needs a yes by word of mouth.</source>
        <translation>您最多可优惠 {n}%，一张工单合计不超过 {sum}；更多须经口头同意。</translation>
    </message>
</context>
<context>
    <name>PricesPage</name>
    <message>
        <source>1 item edited, not published yet</source>
        <translation>已修改 1 项，尚未发布</translation>
    </message>
    <message>
        <source>An order keeps the prices of its day</source>
        <translation>工单始终按当日的收费标准计价</translation>
    </message>
    <message>
        <source>Edit prices</source>
        <translation>修改价格</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Fee schedule</source>
        <translation>收费标准</translation>
    </message>
    <message>
        <source>New item</source>
        <translation>新增项目</translation>
    </message>
    <message>
        <source>Orders of that day and later have these prices; all others keep theirs.</source>
        <translation>从这一天起的工单按此计价，之前的工单价格不变。</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>Prices are edited in the draft and hold once they are published</source>
        <translation>价格在草稿中修改，发布后才生效</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Publish as version {n}…</source>
        <translation>发布为第 {n} 版…</translation>
    </message>
    <message>
        <source>Publish version {n}</source>
        <translation>发布第 {n} 版</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Version {n} is published</source>
        <translation>第 {n} 版已发布</translation>
    </message>
    <message>
        <source>Version {n} since {day}</source>
        <translation>第 {n} 版，{day} 起施行</translation>
    </message>
    <message>
        <source>published by {who}</source>
        <translation>由{who}发布</translation>
    </message>
    <message>
        <source>version {n} from {day}</source>
        <translation>第 {n} 版自 {day} 起</translation>
    </message>
    <message>
        <source>{n} items edited, not published yet</source>
        <translation>已修改 {n} 项，尚未发布</translation>
    </message>
</context>
<context>
    <name>PrinterCard</name>
    <message>
        <source>Move down (0.1 mm)</source>
        <translation>下移（0.1 毫米）</translation>
    </message>
    <message>
        <source>Move right (0.1 mm)</source>
        <translation>右移（0.1 毫米）</translation>
    </message>
    <message>
        <source>Print calibration page</source>
        <translation>打印校准页</translation>
    </message>
    <message>
        <source>Print the page, measure from the paper's edges to the cross: both should be 20.0 mm.</source>
        <translation>打印校准页，量十字到纸边的距离：两边都应为 20.0 毫米。</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>The cross should be 20.0 mm from the left and from the upper edge.</source>
        <translation>十字距左边和上边应为 20.0 毫米。</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>PublishForm</name>
    <message>
        <source>Holds from</source>
        <translation>生效日期</translation>
    </message>
    <message>
        <source>What changes, and why</source>
        <translation>改了什么，为什么</translation>
    </message>
</context>
<context>
    <name>PutInForm</name>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
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
    <name>QueriesCard</name>
    <message>
        <source>Answer: {number}</source>
        <translation>回复：{number}</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>回复…</translation>
    </message>
    <message>
        <source>Finance asks</source>
        <translation>财务询问</translation>
    </message>
</context>
<context>
    <name>QueryForm</name>
    <message>
        <source>What is not clear?</source>
        <translation>哪里不清楚？</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>报修人</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>报修渠道</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Class {site}: on site by {due}</source>
        <translation>{site} 级：{due} 前到场</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>使用环境</translation>
    </message>
    <message>
        <source>Fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>处理方式与承诺时间</translation>
    </message>
    <message>
        <source>In service since {since}</source>
        <translation>{since} 投用</translation>
    </message>
    <message>
        <source>In the customer's words</source>
        <translation>客户原话</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>处理级别</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>No terminal on this vehicle</source>
        <translation>此车未装终端</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>来电号码</translation>
    </message>
    <message>
        <source>Phone, name, plate, terminal…</source>
        <translation>电话、名称、车牌、终端号…</translation>
    </message>
    <message>
        <source>Plate, terminal…</source>
        <translation>车牌、终端号…</translation>
    </message>
    <message>
        <source>Repeat repair: go on site at once.</source>
        <translation>返修，建议直接上门。</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>现象</translation>
    </message>
    <message>
        <source>Terminal model</source>
        <translation>终端型号</translation>
    </message>
    <message>
        <source>Terminal {number}</source>
        <translation>终端 {number}</translation>
    </message>
    <message>
        <source>Time promised to the customer</source>
        <translation>向客户承诺时间</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Vehicle or equipment</source>
        <translation>车辆或设备</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Who is calling</source>
        <translation>来电人</translation>
    </message>
    <message>
        <source>Why it cannot wait</source>
        <translation>应急原因</translation>
    </message>
    <message>
        <source>Work before approval</source>
        <translation>先处理后审批</translation>
    </message>
</context>
<context>
    <name>QueuePane</name>
    <message>
        <source>Choose another filter.</source>
        <translation>换个筛选条件。</translation>
    </message>
    <message>
        <source>Collections: {n} · {time}</source>
        <translation>{n} 笔收款 · {time}</translation>
    </message>
    <message>
        <source>Everything is counted and audited</source>
        <translation>都清点、审核完了</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>New slips and collections appear by themselves.</source>
        <translation>新的交款单和收款会自动出现。</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有物品</translation>
    </message>
    <message>
        <source>Number, customer, person…</source>
        <translation>编号、客户、人员…</translation>
    </message>
    <message>
        <source>Search money</source>
        <translation>搜索收款</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Slip of {name}</source>
        <translation>{name}的交款单</translation>
    </message>
    <message>
        <source>Slips and collections</source>
        <translation>交款单和收款</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>{day} 前到账</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>previous</source>
        <translation>上一项</translation>
    </message>
</context>
<context>
    <name>ReadingCard</name>
    <message>
        <source>Show all {n} photos</source>
        <translation>查看全部 {n} 张照片</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>查看照片</translation>
    </message>
    <message>
        <source>Show the whole sheet</source>
        <translation>查看完整单据</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>应付</translation>
    </message>
    <message>
        <source>What you sign</source>
        <translation>您签字确认的内容</translation>
    </message>
</context>
<context>
    <name>ReadingsPart</name>
    <message>
        <source>Outside {lower} to {upper}: measure again, or note it in the checklist (F7).</source>
        <translation>超出 {lower} 至 {upper}：请重新测量，或在检查表中说明（F7）。</translation>
    </message>
</context>
<context>
    <name>ReasonBox</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Content is missing</source>
        <translation>内容不全</translation>
    </message>
    <message>
        <source>Cost is wrong</source>
        <translation>费用有误</translation>
    </message>
    <message>
        <source>Cycle is wrong</source>
        <translation>周期不对</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Papers missing</source>
        <translation>资料不全</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Return with a reason</source>
        <translation>退回并说明原因</translation>
    </message>
    <message>
        <source>Somebody else goes</source>
        <translation>换人员</translation>
    </message>
    <message>
        <source>The desk sees it at once and can hand it in again.</source>
        <translation>申请人立即可见，修改后可再次提交。</translation>
    </message>
    <message>
        <source>Use own staff</source>
        <translation>请派本公司人员</translation>
    </message>
    <message>
        <source>Usual reasons</source>
        <translation>常用原因</translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ReasonList</name>
    <message>
        <source>Go there</source>
        <translation>前往</translation>
    </message>
</context>
<context>
    <name>ReceiveForm</name>
    <message>
        <source>As the model</source>
        <translation>按型号</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Model of the terminals</source>
        <translation>终端型号</translation>
    </message>
    <message>
        <source>Operator of the SIM cards</source>
        <translation>SIM卡运营商</translation>
    </message>
    <message>
        <source>Power test</source>
        <translation>通电检测</translation>
    </message>
    <message>
        <source>SIM cards valid until</source>
        <translation>SIM卡有效期至</translation>
    </message>
    <message>
        <source>Scan what came</source>
        <translation>扫描到货物品</translation>
    </message>
    <message>
        <source>Terminal, then its IMEI; SIM card, then its number; or a part</source>
        <translation>先终端号后IMEI；先ICCID后号码；或配件编号</translation>
    </message>
    <message>
        <source>Warehouse</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Warranty in months</source>
        <translation>质保月数</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>All is saved on this computer</source>
        <translation>全部已存本机</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>更多筛选</translation>
    </message>
    <message>
        <source>Only the first {n} are shown: search for the others.</source>
        <translation>只列出前 {n} 条，其余请用查找。</translation>
    </message>
</context>
<context>
    <name>RecordPanel</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>另有 {n} 条</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Order of the rows</source>
        <translation>行的顺序</translation>
    </message>
    <message>
        <source>Sort by {column}</source>
        <translation>按“{column}”排序</translation>
    </message>
    <message>
        <source>Sort by {column}, downwards</source>
        <translation>按“{column}”倒序</translation>
    </message>
    <message>
        <source>Sorted by {column}</source>
        <translation>已按“{column}”排序</translation>
    </message>
    <message>
        <source>Sorted by {column}, downwards</source>
        <translation>已按“{column}”倒序</translation>
    </message>
</context>
<context>
    <name>RegisterSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go on receiving</source>
        <translation>继续接收</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Stop, the rest comes later</source>
        <translation>停止，剩下的以后再收</translation>
    </message>
    <message>
        <source>The office is being asked…</source>
        <translation>正在询问办公室…</translation>
    </message>
    <message>
        <source>The office shows a code under Computers, Register a computer. It is good for ten minutes.</source>
        <translation>办公室在“电脑”页的“登记新电脑”里显示登记码，十分钟内有效。</translation>
    </message>
    <message>
        <source>The office took this computer in. Now everything comes that its people need.</source>
        <translation>办公室已接收这台电脑。现在接收使用人需要的一切。</translation>
    </message>
    <message>
        <source>This computer belongs to an office</source>
        <translation>这台电脑属于一间办公室</translation>
    </message>
    <message>
        <source>This computer is registered. Not everything has come yet; what came is kept.</source>
        <translation>这台电脑已登记。内容还没有到齐；已到的都保留着。</translation>
    </message>
    <message>
        <source>Waiting for the office…</source>
        <translation>正在等办公室…</translation>
    </message>
    <message>
        <source>What people recorded on this computer goes there, too.</source>
        <translation>这台电脑上已记录的内容也会交到那里。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>RegistrationFields</name>
    <message>
        <source>A scanner may read it straight from the screen of the office</source>
        <translation>可以用扫码枪直接扫办公室屏幕上的图形</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>登记码</translation>
    </message>
    <message>
        <source>Code of the office</source>
        <translation>办公室的登记码</translation>
    </message>
    <message>
        <source>From a picture…</source>
        <translation>从图片读取…</translation>
    </message>
    <message>
        <source>Left empty: as the office calls it</source>
        <translation>留空则用办公室起的名称</translation>
    </message>
    <message>
        <source>Proof of the office</source>
        <translation>办公室凭证</translation>
    </message>
    <message>
        <source>Scan or paste the code of the office, or type the three lines below.</source>
        <translation>请扫描或粘贴办公室的登记码，或输入下面三行。</translation>
    </message>
    <message>
        <source>Such as 192.168.1.5:8443</source>
        <translation>例如 192.168.1.5:8443</translation>
    </message>
    <message>
        <source>The sixteen letters below the address</source>
        <translation>地址下面的十六个字母</translation>
    </message>
    <message>
        <source>What this computer is called</source>
        <translation>这台电脑叫什么</translation>
    </message>
    <message>
        <source>or type it</source>
        <translation>或手工输入</translation>
    </message>
</context>
<context>
    <name>RemoteConsentForm</name>
    <message>
        <source>Authorised by</source>
        <translation>授权人</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>The customer's person who agreed to remote work.</source>
        <translation>客户方同意远程处理的人。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>RemoteForm</name>
    <message>
        <source>Actions</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Solved?</source>
        <translation>是否解决？</translation>
    </message>
    <message>
        <source>What was done remotely</source>
        <translation>远程处理内容</translation>
    </message>
</context>
<context>
    <name>RepairCall</name>
    <message>
        <source>Make it a repair order</source>
        <translation>转维修单</translation>
    </message>
    <message>
        <source>The repair order still needs what is marked below.</source>
        <translation>还缺下面标出的内容，才能登记维修单。</translation>
    </message>
</context>
<context>
    <name>RepairCallForm</name>
    <message>
        <source>Person to ask for</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Terminal model</source>
        <translation>终端型号</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>故障现象</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>地址</translation>
    </message>
</context>
<context>
    <name>RepairedHereForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Into warehouse</source>
        <translation>入库仓库</translation>
    </message>
    <message>
        <source>Power test</source>
        <translation>通电检测</translation>
    </message>
    <message>
        <source>What was repaired</source>
        <translation>维修内容</translation>
    </message>
</context>
<context>
    <name>ReplaceCardForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>ICCID of the new card</source>
        <translation>新卡ICCID</translation>
    </message>
    <message>
        <source>IMSI (optional)</source>
        <translation>IMSI（可不填）</translation>
    </message>
    <message>
        <source>Into warehouse</source>
        <translation>入库仓库</translation>
    </message>
</context>
<context>
    <name>RequestBoard</name>
    <message>
        <source>It is stored whole or not at all. Mend what stands below, or ask the office for it anew.</source>
        <translation>需求单整单保存，有错误就不保存。请修改下列内容，或请对方重新提供。</translation>
    </message>
    <message>
        <source>Nothing is wrong with this request</source>
        <translation>该需求单没有问题</translation>
    </message>
    <message>
        <source>The request can be stored; look at what stands below first</source>
        <translation>可以保存，请先看下列提示</translation>
    </message>
    <message>
        <source>This request cannot be stored yet</source>
        <translation>此需求单暂不能保存</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>检查结果</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Came from</source>
        <translation>需求来源</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contract number</source>
        <translation>合同号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Place of installation</source>
        <translation>安装地点</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>需求单</translation>
    </message>
    <message>
        <source>Signed by (sales)</source>
        <translation>业务签单人员</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>要求完成日期</translation>
    </message>
</context>
<context>
    <name>RequestForm</name>
    <message>
        <source>Came from</source>
        <translation>需求来源</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contract number</source>
        <translation>合同号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name, telephone, plate or terminal</source>
        <translation>名称、电话、车牌或终端号</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>付款方式</translation>
    </message>
    <message>
        <source>Place of installation</source>
        <translation>安装地点</translation>
    </message>
    <message>
        <source>Platform (host)</source>
        <translation>接入平台（主机）</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Signed by (sales)</source>
        <translation>业务签单人员</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Terminal model</source>
        <translation>终端型号</translation>
    </message>
    <message>
        <source>The list can also come later, from the customer's own file.</source>
        <translation>车辆明细也可以以后再导入客户的文件。</translation>
    </message>
    <message>
        <source>Total, in yuan</source>
        <translation>总价（元）</translation>
    </message>
    <message>
        <source>Unit price, in yuan</source>
        <translation>单价（元）</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Wanted by</source>
        <translation>要求完成日期</translation>
    </message>
</context>
<context>
    <name>RequestHistoryCard</name>
    <message>
        <source>History</source>
        <translation>履历</translation>
    </message>
    <message>
        <source>expected {day}</source>
        <translation>预计 {day}</translation>
    </message>
</context>
<context>
    <name>RequestLine</name>
    <message>
        <source>Corrected value: {where}</source>
        <translation>改正后的值：{where}</translation>
    </message>
    <message>
        <source>Take this value</source>
        <translation>采用该内容</translation>
    </message>
    <message>
        <source>Vehicle {number}: {field}</source>
        <translation>车辆 {number}：{field}</translation>
    </message>
    <message>
        <source>Without this vehicle</source>
        <translation>去掉此车</translation>
    </message>
</context>
<context>
    <name>RequestPane</name>
    <message>
        <source>Choose another filter, or write down a new one.</source>
        <translation>请换一个筛选，或新建需求单。</translation>
    </message>
    <message>
        <source>Import a request from a file</source>
        <translation>从文件导入需求单</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建需求单</translation>
    </message>
    <message>
        <source>No requests here</source>
        <translation>这里没有需求单</translation>
    </message>
    <message>
        <source>Number, customer, place</source>
        <translation>单号、客户、地点</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>安装需求</translation>
    </message>
    <message>
        <source>Search requests</source>
        <translation>查找需求单</translation>
    </message>
    <message>
        <source>{n} of {model}</source>
        <translation>{model} × {n}</translation>
    </message>
</context>
<context>
    <name>RequestToldForm</name>
    <message>
        <source>Expected day</source>
        <translation>预计日期</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation>沟通对象</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>RequestVehiclesCard</name>
    <message>
        <source>Driver</source>
        <translation>司机</translation>
    </message>
    <message>
        <source>Import his list</source>
        <translation>导入客户清单</translation>
    </message>
    <message>
        <source>No vehicle yet. Choose them in the request, or import the customer's list.</source>
        <translation>还没有车辆。请在需求单中选择，或导入客户的明细。</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles of the request</source>
        <translation>需求单的车辆</translation>
    </message>
    <message>
        <source>driver missing</source>
        <translation>缺司机信息</translation>
    </message>
</context>
<context>
    <name>RequestWork</name>
    <message>
        <source>Look at</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建需求单</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>保存修正</translation>
    </message>
    <message>
        <source>Save the review</source>
        <translation>保存审核</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>RequestsPage</name>
    <message>
        <source>Choose one on the left, or write a new one.</source>
        <translation>请在左边选择，或新建一张。</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>新建需求单</translation>
    </message>
    <message>
        <source>No request chosen</source>
        <translation>没有选择需求单</translation>
    </message>
    <message>
        <source>Open the order {number}</source>
        <translation>打开派工单 {number}</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>安装需求</translation>
    </message>
    <message>
        <source>{number} is made from the request.</source>
        <translation>已由需求单开出 {number}。</translation>
    </message>
</context>
<context>
    <name>RescheduleForm</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>New date</source>
        <translation>新日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The customer has been told</source>
        <translation>已告知客户</translation>
    </message>
</context>
<context>
    <name>ReversalForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Of the paper receipt: you have no block of numbers on this computer.</source>
        <translation>填写纸质收据的号码：本机没有您的收据号段。</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>收据号</translation>
    </message>
    <message>
        <source>Refund approved by</source>
        <translation>退款批准人</translation>
    </message>
    <message>
        <source>Why it is taken back</source>
        <translation>冲红原因</translation>
    </message>
</context>
<context>
    <name>ReviewForm</name>
    <message>
        <source>Checked with the customer's papers</source>
        <translation>逐项核对</translation>
    </message>
    <message>
        <source>Outcome of the review</source>
        <translation>审核结果</translation>
    </message>
    <message>
        <source>What is to be corrected</source>
        <translation>需要修正的内容</translation>
    </message>
</context>
<context>
    <name>ReworkBanner</name>
    <message>
        <source>Not satisfied (round {n}): the work goes on</source>
        <translation>不满意（第 {n} 次）：继续维修</translation>
    </message>
    <message>
        <source>Offer a replacement or a return instead of another attempt.</source>
        <translation>建议更换或退货，而不是再修一次。</translation>
    </message>
    <message>
        <source>Replace the unit</source>
        <translation>转为更换</translation>
    </message>
</context>
<context>
    <name>RowActs</name>
    <message>
        <source>As the previous vehicle</source>
        <translation>同上一辆车</translation>
    </message>
    <message>
        <source>Checklist: the rest OK</source>
        <translation>检查表：其余正常</translation>
    </message>
    <message>
        <source>Checklist: {item}</source>
        <translation>检查表：{item}</translation>
    </message>
    <message>
        <source>Condition: all normal</source>
        <translation>车况：全部正常</translation>
    </message>
    <message>
        <source>It is here after all</source>
        <translation>车已到场</translation>
    </message>
    <message>
        <source>Platform: check later</source>
        <translation>上线核查：以后再查</translation>
    </message>
    <message>
        <source>Platform: online</source>
        <translation>上线核查：已上线</translation>
    </message>
    <message>
        <source>SIM taken off</source>
        <translation>已取下 SIM</translation>
    </message>
    <message>
        <source>Terminal taken off</source>
        <translation>已取下终端</translation>
    </message>
</context>
<context>
    <name>RowResultForm</name>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>New date</source>
        <translation>新日期</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ScanBar</name>
    <message>
        <source>Scan a plate, VIN, terminal or SIM</source>
        <translation>扫车牌、VIN、终端或 SIM</translation>
    </message>
    <message>
        <source>Scan a plate, VIN, terminal or SIM: row and field are found</source>
        <translation>扫车牌、VIN、终端或 SIM，自动找到行和字段</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ScanPanel</name>
    <message>
        <source>Number of a terminal or SIM card</source>
        <translation>终端或 SIM 卡号码</translation>
    </message>
    <message>
        <source>Scan or type</source>
        <translation>扫码或手工输入</translation>
    </message>
    <message>
        <source>Undo first to scan again</source>
        <translation>如需重扫，请先撤销</translation>
    </message>
</context>
<context>
    <name>ScheduleView</name>
    <message>
        <source>A changed plan: approved anew</source>
        <translation>计划有修改：需重新批准</translation>
    </message>
    <message>
        <source>A new plan: general approval</source>
        <translation>新计划：一般审批</translation>
    </message>
    <message>
        <source>Four eyes: handed in by {name}, not by you</source>
        <translation>双人复核：提交人是{name}，不是您</translation>
    </message>
    <message>
        <source>Four eyes: you wrote it yourself</source>
        <translation>双人复核：由您本人编写</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Once it is approved its visits come by themselves</source>
        <translation>批准后按周期自动生成任务</translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation>打开计划</translation>
    </message>
    <message>
        <source>Somebody else must decide</source>
        <translation>须由他人审批</translation>
    </message>
    <message>
        <source>Why it needs you</source>
        <translation>为什么要您批</translation>
    </message>
    <message>
        <source>Why it was changed</source>
        <translation>修改原因</translation>
    </message>
    <message>
        <source>Your opinion (optional)</source>
        <translation>审批意见（可不填）</translation>
    </message>
</context>
<context>
    <name>SealedCard</name>
    <message>
        <source>Characters that print as 〓: {characters}</source>
        <translation>打印为 〓 的字符：{characters}</translation>
    </message>
    <message>
        <source>Open the PDF</source>
        <translation>打开 PDF</translation>
    </message>
    <message>
        <source>Print, save or send</source>
        <translation>打印、保存或发送</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>收据</translation>
    </message>
    <message>
        <source>Signed and sealed</source>
        <translation>已签字并封存</translation>
    </message>
    <message>
        <source>Thank you. Any later change becomes a new revision; this one stays as you signed it.</source>
        <translation>谢谢。之后的任何修改都是新版本，本版本保持您签字时的内容。</translation>
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
    <name>SetPinSheet</name>
    <message>
        <source>New PIN</source>
        <translation>新 PIN</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name}的 PIN</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>设置 PIN</translation>
    </message>
    <message>
        <source>The two are not the same. Type the PIN once more.</source>
        <translation>两次输入不一致，请再输一次。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Backup made: {file}</source>
        <translation>已备份：{file}</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Your PIN is changed.</source>
        <translation>PIN 已修改。</translation>
    </message>
    <message>
        <source>behind your passphrase</source>
        <translation>由您的口令保护</translation>
    </message>
    <message>
        <source>in the keyring of this computer</source>
        <translation>在本机密钥环中</translation>
    </message>
    <message>
        <source>unprotected, for the demo only</source>
        <translation>未加保护，仅供演示</translation>
    </message>
</context>
<context>
    <name>SettleForm</name>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change the invoice</source>
        <translation>更改发票</translation>
    </message>
    <message>
        <source>Cheque or transaction no.</source>
        <translation>支票号或流水号</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>发票</translation>
    </message>
    <message>
        <source>Invoice code</source>
        <translation>发票代码</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>发票号码</translation>
    </message>
    <message>
        <source>Invoice: {state} ({reason})</source>
        <translation>发票：{state}（{reason}）</translation>
    </message>
    <message>
        <source>Kind of invoice</source>
        <translation>发票种类</translation>
    </message>
    <message>
        <source>Made out to</source>
        <translation>发票抬头</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>收款方式</translation>
    </message>
    <message>
        <source>Paid to</source>
        <translation>付到</translation>
    </message>
    <message>
        <source>Payer</source>
        <translation>付款人</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>收据号</translation>
    </message>
    <message>
        <source>Received (¥)</source>
        <translation>实收（¥）</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>结清方式</translation>
    </message>
    <message>
        <source>The payer's signature</source>
        <translation>付款人签字</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Transfer expected on</source>
        <translation>预计到账日</translation>
    </message>
    <message>
        <source>Why the invoice is not issued yet</source>
        <translation>发票待开的原因</translation>
    </message>
    <message>
        <source>its receipt has the number of the collection</source>
        <translation>收据号即收款编号</translation>
    </message>
    <message>
        <source>receipt from your block</source>
        <translation>您号段中的下一张收据</translation>
    </message>
    <message>
        <source>{amount} less than is due: say what becomes of it</source>
        <translation>比应收少 {amount}：请说明余额怎么办</translation>
    </message>
    <message>
        <source>{amount} more than is due: give it back, or say why</source>
        <translation>比应收多 {amount}：请退还，或说明原因</translation>
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
    <name>SheetPreview</name>
    <message>
        <source>Draft written: {file}</source>
        <translation>邮件草稿已生成：{file}</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>E-mail draft</source>
        <translation>邮件草稿</translation>
    </message>
    <message>
        <source>In the outbox; it leaves as soon as there is a network.</source>
        <translation>已放入发件箱，联网后自动发出。</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>No font has these characters; they print as 〓: {characters}</source>
        <translation>字库中没有这些字，打印为 〓：{characters}</translation>
    </message>
    <message>
        <source>Print all the same</source>
        <translation>仍然打印</translation>
    </message>
    <message>
        <source>Print with characters missing?</source>
        <translation>有缺字，仍要打印吗？</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为 {file}</translation>
    </message>
    <message>
        <source>Send by outbox</source>
        <translation>放入发件箱</translation>
    </message>
    <message>
        <source>Sent to the printer; pages: {n}</source>
        <translation>已向打印机发送 {n} 页</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>Sheets of {number}</source>
        <translation>{number} 的单据</translation>
    </message>
    <message>
        <source>These would be printed as 〓: {characters}. Correct them first, or print all the same.</source>
        <translation>这些字将打印为 〓：{characters}。请先更正，或仍然打印。</translation>
    </message>
</context>
<context>
    <name>SheetsCard</name>
    <message>
        <source>Revision {n} sealed {time} · {hash}</source>
        <translation>第 {n} 版 {time} 封存 · {hash}</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>单据</translation>
    </message>
</context>
<context>
    <name>ShelfHead</name>
    <message>
        <source>A count is going on</source>
        <translation>盘点未完成</translation>
    </message>
    <message>
        <source>Defective {n}</source>
        <translation>待返修 {n}</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search this list</source>
        <translation>在此清单中查找</translation>
    </message>
    <message>
        <source>Terminals {terminals} · SIM cards {sims} · Parts {pieces}</source>
        <translation>终端 {terminals} · SIM卡 {sims} · 配件 {pieces}</translation>
    </message>
</context>
<context>
    <name>SideActions</name>
    <message>
        <source>Price list</source>
        <translation>价目表</translation>
    </message>
    <message>
        <source>{name}: {phone} (copied)</source>
        <translation>{name}：{phone}（已复制）</translation>
    </message>
</context>
<context>
    <name>SideBox</name>
    <message>
        <source>By {name}</source>
        <translation>{name}写的</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>留我的</translation>
    </message>
    <message>
        <source>Keep that of {name}</source>
        <translation>留{name}的</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已留</translation>
    </message>
    <message>
        <source>Reached the office first</source>
        <translation>先到办公室</translation>
    </message>
    <message>
        <source>Reached the office last, {time}</source>
        <translation>后到办公室，{time}</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>现在显示</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>您写的</translation>
    </message>
    <message>
        <source>{name} wrote it {time}</source>
        <translation>{name}写于 {time}</translation>
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
</context>
<context>
    <name>SignBox</name>
    <message>
        <source>Handed over by {name}</source>
        <translation>交款人 {name}</translation>
    </message>
    <message>
        <source>Received by {name}</source>
        <translation>财务 {name}</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Sign again</source>
        <translation>重签</translation>
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
    <name>SignedCard</name>
    <message>
        <source>Next: {stop}</source>
        <translation>下一项：{stop}</translation>
    </message>
    <message>
        <source>No more stops today.</source>
        <translation>今天没有别的上门了。</translation>
    </message>
    <message>
        <source>Print, save or send</source>
        <translation>打印、保存或发送</translation>
    </message>
    <message>
        <source>Sealed {time}</source>
        <translation>已于 {time} 封存</translation>
    </message>
    <message>
        <source>Signed {time} by {name}</source>
        <translation>{name} 于 {time} 签字</translation>
    </message>
</context>
<context>
    <name>SigningForm</name>
    <message>
        <source>Absent</source>
        <translation>客户不在</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>分项评价</translation>
    </message>
    <message>
        <source>Cannot sign here?</source>
        <translation>无法在此签字？</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>How satisfied are you?</source>
        <translation>您满意吗？</translation>
    </message>
    <message>
        <source>I would rather not rate</source>
        <translation>不愿评价</translation>
    </message>
    <message>
        <source>Is the work accepted?</source>
        <translation>验收结论</translation>
    </message>
    <message>
        <source>Large pad</source>
        <translation>大签字板</translation>
    </message>
    <message>
        <source>Name in block letters</source>
        <translation>签字人姓名</translation>
    </message>
    <message>
        <source>No</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>On paper</source>
        <translation>纸质签字</translation>
    </message>
    <message>
        <source>Photograph or scan the sheet the customer signed on paper.</source>
        <translation>请拍照或扫描客户签字的纸质单。</translation>
    </message>
    <message>
        <source>Rate in detail</source>
        <translation>详细评价</translation>
    </message>
    <message>
        <source>Refuses</source>
        <translation>拒绝签字</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务评价</translation>
    </message>
    <message>
        <source>Sign here</source>
        <translation>在此签字</translation>
    </message>
    <message>
        <source>Sign here with finger, pen or mouse</source>
        <translation>请用手指、笔或鼠标签字</translation>
    </message>
    <message>
        <source>Signed paper</source>
        <translation>签字纸单</translation>
    </message>
    <message>
        <source>Signs as</source>
        <translation>与客户关系</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>意见建议</translation>
    </message>
    <message>
        <source>Taking in the picture…</source>
        <translation>正在读取照片…</translation>
    </message>
    <message>
        <source>What could be better?</source>
        <translation>哪里可以做得更好？</translation>
    </message>
    <message>
        <source>What is not in order yet?</source>
        <translation>还有什么没有解决？</translation>
    </message>
    <message>
        <source>Why the customer does not sign</source>
        <translation>客户不签字的原因</translation>
    </message>
    <message>
        <source>Why the customer is absent</source>
        <translation>客户不在的原因</translation>
    </message>
    <message>
        <source>Witness: name and telephone</source>
        <translation>见证人姓名和电话</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>满意</translation>
    </message>
</context>
<context>
    <name>SignoffFoot</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Done, back to the technician</source>
        <translation>完成，交还技术员</translation>
    </message>
    <message>
        <source>Hand over to the customer</source>
        <translation>交给客户</translation>
    </message>
    <message>
        <source>Not accepted, go on working</source>
        <translation>不满意，继续维修</translation>
    </message>
    <message>
        <source>Nothing is sealed before the customer has signed.</source>
        <translation>客户签字前不会封存任何内容。</translation>
    </message>
    <message>
        <source>Nothing is signed. The technician goes on with the work.</source>
        <translation>尚未签字，技术员继续维修。</translation>
    </message>
    <message>
        <source>Sealed on this computer. The sheet can be printed and sent at any time.</source>
        <translation>已在本机封存，单据可随时打印和发送。</translation>
    </message>
    <message>
        <source>Sealing</source>
        <translation>正在封存</translation>
    </message>
    <message>
        <source>Sign and seal</source>
        <translation>签字并封存</translation>
    </message>
    <message>
        <source>There is nothing to sign at the moment.</source>
        <translation>目前没有需要签字的内容。</translation>
    </message>
    <message>
        <source>Your signature is sealed with revision {n}. Any later change is a new revision.</source>
        <translation>您的签名将与第 {n} 版一起封存，之后的任何修改都是新版本。</translation>
    </message>
</context>
<context>
    <name>SignoffPage</name>
    <message>
        <source>Sign-off</source>
        <translation>签字验收</translation>
    </message>
    <message>
        <source>Thank you. The technician goes on with the work.</source>
        <translation>谢谢，技术员将继续维修。</translation>
    </message>
    <message>
        <source>This order is not ready to be signed. It is: {status}.</source>
        <translation>该工单还不能签字，当前状态：{status}。</translation>
    </message>
</context>
<context>
    <name>SitePage</name>
    <message>
        <source>All is saved on this computer</source>
        <translation>全部已存本机</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Saved on this computer {time}</source>
        <translation>已保存在本机 {time}</translation>
    </message>
</context>
<context>
    <name>SiteSection</name>
    <message>
        <source>Not open now</source>
        <translation>现在不能填写</translation>
    </message>
    <message>
        <source>Record the arrival and the vehicle's condition first; then the work starts.</source>
        <translation>请先完成到场核对和车况，再开始维修。</translation>
    </message>
    <message>
        <source>The work is finished. It opens again when the customer asks for more work.</source>
        <translation>维修已完成。客户要求返工时可再次填写。</translation>
    </message>
    <message>
        <source>The work is on hold. Resume it to go on.</source>
        <translation>维修已挂起，继续维修后可填写。</translation>
    </message>
</context>
<context>
    <name>SituationForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>To</source>
        <translation>反映给</translation>
    </message>
</context>
<context>
    <name>SituationReadForm</name>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
</context>
<context>
    <name>SkipForm</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The customer has been told</source>
        <translation>已告知客户</translation>
    </message>
</context>
<context>
    <name>SlipCard</name>
    <message>
        <source>By</source>
        <translation>交款人</translation>
    </message>
    <message>
        <source>Cheques: {n}</source>
        <translation>支票 {n} 张</translation>
    </message>
    <message>
        <source>Hand-over slip</source>
        <translation>交款单</translation>
    </message>
    <message>
        <source>In capital numerals</source>
        <translation>人民币大写</translation>
    </message>
    <message>
        <source>Once handed over an amount stays as it is; a mistake is reversed and collected anew.</source>
        <translation>交出后金额不能改；错了就冲红再开一笔。</translation>
    </message>
    <message>
        <source>Receipt of {number}</source>
        <translation>{number} 的收据</translation>
    </message>
    <message>
        <source>Receipt stubs: {n}</source>
        <translation>收据存根 {n} 张</translation>
    </message>
    <message>
        <source>To (finance)</source>
        <translation>交给（财务）</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>With it</source>
        <translation>附件</translation>
    </message>
</context>
<context>
    <name>SlipPane</name>
    <message>
        <source>Audit</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Audit {number}</source>
        <translation>审核 {number}</translation>
    </message>
    <message>
        <source>Collections on the slip</source>
        <translation>交款单上的收款</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>交给 {name}</translation>
    </message>
    <message>
        <source>{amount} missing</source>
        <translation>少 {amount}</translation>
    </message>
    <message>
        <source>{amount} too much</source>
        <translation>多 {amount}</translation>
    </message>
    <message>
        <source>{name} hands over {amount}</source>
        <translation>{name} 交款 {amount}</translation>
    </message>
</context>
<context>
    <name>SlipSheet</name>
    <message>
        <source>Booked</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>For order</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调出</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>交出人</translation>
    </message>
    <message>
        <source>Print the slip</source>
        <translation>打印单据</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>To</source>
        <translation>调入</translation>
    </message>
    <message>
        <source>Undoes</source>
        <translation>撤销的单据</translation>
    </message>
    <message>
        <source>Undone by</source>
        <translation>撤销单据</translation>
    </message>
</context>
<context>
    <name>SlipsCard</name>
    <message>
        <source>Earlier slips</source>
        <translation>以前的交款单</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show {number}</source>
        <translation>查看 {number}</translation>
    </message>
</context>
<context>
    <name>SmtpForm</name>
    <message>
        <source>Encrypt (STARTTLS)</source>
        <translation>加密（STARTTLS）</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>发件人</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户名</translation>
    </message>
</context>
<context>
    <name>SourceBar</name>
    <message>
        <source>Another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Kind of list</source>
        <translation>清单种类</translation>
    </message>
    <message>
        <source>Place in stock</source>
        <translation>库位</translation>
    </message>
    <message>
        <source>Where are they put?</source>
        <translation>放在哪个库位？</translation>
    </message>
    <message>
        <source>Whose vehicles?</source>
        <translation>哪个客户的车辆？</translation>
    </message>
</context>
<context>
    <name>SourceForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>The terminal comes from</source>
        <translation>终端来自</translation>
    </message>
</context>
<context>
    <name>StandingCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Register anew…</source>
        <translation>重新登记…</translation>
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
    <name>StartView</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Drop a list here</source>
        <translation>把清单拖到这里</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>从 Excel 粘贴</translation>
    </message>
    <message>
        <source>Vehicles from a customer, received terminals or SIM cards: Excel (.xlsx) or CSV, as it came; or a request (.json).</source>
        <translation>客户的车辆明细、到货的终端或SIM卡：Excel（.xlsx）或CSV，原样即可；也可以是安装需求单（.json）。</translation>
    </message>
    <message>
        <source>You see every row before anything is stored.</source>
        <translation>保存之前可以逐行查看。</translation>
    </message>
</context>
<context>
    <name>StepRail</name>
    <message>
        <source>1 item missing</source>
        <translation>还差 1 项</translation>
    </message>
    <message>
        <source>{n} items missing</source>
        <translation>还差 {n} 项</translation>
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
    <name>StockPage</name>
    <message>
        <source>All states</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>For no known order</source>
        <translation>未注明工单</translation>
    </message>
    <message>
        <source>ICCID</source>
        <translation>ICCID</translation>
    </message>
    <message>
        <source>IMEI</source>
        <translation>IMEI</translation>
    </message>
    <message>
        <source>IMSI</source>
        <translation>IMSI</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Loaner back by</source>
        <translation>备机归还</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>机卡绑定</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>运营商</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Reserved for</source>
        <translation>预留给</translation>
    </message>
    <message>
        <source>Return number</source>
        <translation>返厂单号</translation>
    </message>
    <message>
        <source>SIM card</source>
        <translation>SIM 卡</translation>
    </message>
    <message>
        <source>SIM cards</source>
        <translation>SIM 卡</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Terminal phone</source>
        <translation>终端手机号</translation>
    </message>
    <message>
        <source>Terminals</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Terminals, SIMs</source>
        <translation>终端与SIM卡</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>质保至</translation>
    </message>
    <message>
        <source>Where it is and was</source>
        <translation>现在与过去的位置</translation>
    </message>
    <message>
        <source>Where it is now</source>
        <translation>现在的位置</translation>
    </message>
    <message>
        <source>to IMEI {imei}</source>
        <translation>与 IMEI {imei} 绑定</translation>
    </message>
</context>
<context>
    <name>StockTable</name>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>申请</translation>
    </message>
    <message>
        <source>Back by</source>
        <translation>归还期限</translation>
    </message>
    <message>
        <source>By and where</source>
        <translation>申请人与位置</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>卡</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>状况</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>交接双方</translation>
    </message>
    <message>
        <source>ICCID</source>
        <translation>ICCID</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有物品</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>提出时间</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Scan, or look in another place.</source>
        <translation>请扫描，或查看其他库位。</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Things</source>
        <translation>物品</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What lies here</source>
        <translation>此处的物品</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Where or with whom</source>
        <translation>位置或借用人</translation>
    </message>
</context>
<context>
    <name>StoresPage</name>
    <message>
        <source>Stores</source>
        <translation>库房</translation>
    </message>
</context>
<context>
    <name>StraightCard</name>
    <message>
        <source>Went straight to the company</source>
        <translation>直接到公司账上，不用您交</translation>
    </message>
</context>
<context>
    <name>StraightWay</name>
    <message>
        <source>1 item missing</source>
        <translation>还差 1 项</translation>
    </message>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Complete: {section}</source>
        <translation>补全：{section}</translation>
    </message>
    <message>
        <source>I have arrived</source>
        <translation>我已到达</translation>
    </message>
    <message>
        <source>Next: {section}</source>
        <translation>下一步：{section}</translation>
    </message>
    <message>
        <source>To sign-off</source>
        <translation>去签字验收</translation>
    </message>
    <message>
        <source>{n} items missing</source>
        <translation>还差 {n} 项</translation>
    </message>
</context>
<context>
    <name>SwapBoard</name>
    <message>
        <source>Applied at {time}</source>
        <translation>{time} 已更换</translation>
    </message>
    <message>
        <source>Comes off</source>
        <translation>换下</translation>
    </message>
    <message>
        <source>Everything is scanned</source>
        <translation>已全部扫到</translation>
    </message>
    <message>
        <source>Everything moved at the same moment.</source>
        <translation>各项已同时变更。</translation>
    </message>
    <message>
        <source>From your van</source>
        <translation>来自您的车</translation>
    </message>
    <message>
        <source>Goes in</source>
        <translation>装上</translation>
    </message>
    <message>
        <source>On the vehicle</source>
        <translation>车上现有</translation>
    </message>
    <message>
        <source>On the vehicle now</source>
        <translation>现在车上</translation>
    </message>
    <message>
        <source>Print return label</source>
        <translation>打印返修标签</translation>
    </message>
    <message>
        <source>Scan in any order. Each number finds its own place.</source>
        <translation>任意顺序扫码，号码会自动放到对应位置。</translation>
    </message>
    <message>
        <source>Swapped at {time}. Plate, terminal, SIM, van stock and warranty moved together.</source>
        <translation>{time} 已更换。车牌、终端、SIM、车载库存和质保已一并变更。</translation>
    </message>
    <message>
        <source>Swaps are recorded while the order is in repair; now it is: {status}.</source>
        <translation>更换须在维修中登记；当前状态：{status}。</translation>
    </message>
    <message>
        <source>Taken off</source>
        <translation>已换下</translation>
    </message>
    <message>
        <source>You can undo until the customer signs. The history keeps both steps.</source>
        <translation>客户签字前可以撤销，两次操作都会留在历史记录中。</translation>
    </message>
    <message>
        <source>Your van</source>
        <translation>您的车</translation>
    </message>
    <message>
        <source>is replaced by</source>
        <translation>换为</translation>
    </message>
</context>
<context>
    <name>SwapDecisionsForm</name>
    <message>
        <source>Lent only</source>
        <translation>仅为借用</translation>
    </message>
    <message>
        <source>Lent until</source>
        <translation>借用至</translation>
    </message>
    <message>
        <source>Loaner</source>
        <translation>备机</translation>
    </message>
    <message>
        <source>Old binding released</source>
        <translation>旧绑定已解除</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The old terminal goes</source>
        <translation>原终端去向</translation>
    </message>
</context>
<context>
    <name>SwapFooter</name>
    <message>
        <source>Another swap</source>
        <translation>再换一次</translation>
    </message>
    <message>
        <source>Apply swap</source>
        <translation>确认更换</translation>
    </message>
    <message>
        <source>Clear scans</source>
        <translation>清除扫码</translation>
    </message>
    <message>
        <source>Confirm the warning</source>
        <translation>确认提示</translation>
    </message>
    <message>
        <source>Next: on site</source>
        <translation>下一步：现场</translation>
    </message>
    <message>
        <source>Nothing moves before you apply</source>
        <translation>确认更换前不会变动任何数据</translation>
    </message>
    <message>
        <source>The swap is saved on this computer</source>
        <translation>更换已存本机</translation>
    </message>
    <message>
        <source>Undo swap</source>
        <translation>撤销更换</translation>
    </message>
    <message>
        <source>scans kept {time}</source>
        <translation>扫码已保留 {time}</translation>
    </message>
</context>
<context>
    <name>SwapHeader</name>
    <message>
        <source>Only the SIM</source>
        <translation>只换 SIM</translation>
    </message>
    <message>
        <source>Only the terminal</source>
        <translation>只换终端</translation>
    </message>
    <message>
        <source>Ready to apply</source>
        <translation>可以更换</translation>
    </message>
    <message>
        <source>Swap terminal and SIM</source>
        <translation>更换终端和 SIM 卡</translation>
    </message>
    <message>
        <source>Swap the SIM</source>
        <translation>更换 SIM 卡</translation>
    </message>
    <message>
        <source>Swap the terminal</source>
        <translation>更换终端</translation>
    </message>
    <message>
        <source>Swapped</source>
        <translation>已更换</translation>
    </message>
    <message>
        <source>Terminal and SIM</source>
        <translation>终端和 SIM</translation>
    </message>
</context>
<context>
    <name>SwapPage</name>
    <message>
        <source>Scans cleared</source>
        <translation>已清除扫码</translation>
    </message>
    <message>
        <source>Swap terminal and SIM</source>
        <translation>更换终端和 SIM 卡</translation>
    </message>
    <message>
        <source>Swapped: {plate}</source>
        <translation>已更换：{plate}</translation>
    </message>
    <message>
        <source>The swap was undone; the history keeps both steps.</source>
        <translation>更换已撤销，两次操作都留在历史记录中。</translation>
    </message>
</context>
<context>
    <name>SwapSection</name>
    <message>
        <source>Nothing exchanged</source>
        <translation>未更换终端或 SIM</translation>
    </message>
    <message>
        <source>SIM {old} by {new}</source>
        <translation>SIM {old} 换为 {new}</translation>
    </message>
    <message>
        <source>Swap terminal or SIM card</source>
        <translation>更换终端或 SIM 卡</translation>
    </message>
    <message>
        <source>The action chosen exchanges a unit: scan old and new</source>
        <translation>所选措施含更换：请扫描新旧号码</translation>
    </message>
    <message>
        <source>The swap is taken back; everything is where it was.</source>
        <translation>更换已撤销，全部恢复原位。</translation>
    </message>
    <message>
        <source>Undo the swap</source>
        <translation>撤销更换</translation>
    </message>
    <message>
        <source>{old} is replaced by {new}</source>
        <translation>{old} 换为 {new}</translation>
    </message>
</context>
<context>
    <name>SyncBox</name>
    <message>
        <source>Sync now (F5)</source>
        <translation>立即同步（F5）</translation>
    </message>
</context>
<context>
    <name>SyncDesk</name>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
</context>
<context>
    <name>SyncFiles</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It lies here:</source>
        <translation>文件在这里：</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>正在读取 {name}</translation>
    </message>
    <message>
        <source>Take in what a revoked computer left?</source>
        <translation>收下停用的电脑留下的内容？</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>收下</translation>
    </message>
    <message>
        <source>Why it can be trusted (where the file was, who brought it …)</source>
        <translation>为什么靠得住（文件一直在哪里、谁带来的……）</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>正在写入 {name}</translation>
    </message>
    <message>
        <source>{done} of {total} files</source>
        <translation>第 {done} 个，共 {total} 个文件</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>A reply of the office, or at the office what a computer wrote</source>
        <translation>办公室的回复；在办公室则是各台电脑写的文件</translation>
    </message>
    <message>
        <source>Copied as text</source>
        <translation>已复制为文字</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文字</translation>
    </message>
    <message>
        <source>Everything is saved here and nowhere else. An office gives a code with which it is registered.</source>
        <translation>全部只保存在本机。向办公室要一个登记码，就能登记这台电脑。</translation>
    </message>
    <message>
        <source>Last contact with the office: {at}</source>
        <translation>最近一次与办公室联系：{at}</translation>
    </message>
    <message>
        <source>Nothing is removed here before the office has confirmed it</source>
        <translation>没有办公室的确认，本机不会删除任何东西</translation>
    </message>
    <message>
        <source>One encrypted file for a stick or share. Twice or late does no harm.</source>
        <translation>一个加密文件，放 U 盘或共享盘。重复或迟到都无妨。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Register at an office…</source>
        <translation>登记到办公室…</translation>
    </message>
    <message>
        <source>Save a file for the office…</source>
        <translation>存成文件交给办公室…</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>This computer works alone</source>
        <translation>本机单独工作</translation>
    </message>
</context>
<context>
    <name>TakeCard</name>
    <message>
        <source>Papers: {list}</source>
        <translation>文件：{list}</translation>
    </message>
    <message>
        <source>Take with you</source>
        <translation>要带的东西</translation>
    </message>
    <message>
        <source>Tools: {list}</source>
        <translation>工具：{list}</translation>
    </message>
    <message>
        <source>not in the van</source>
        <translation>车上没有</translation>
    </message>
    <message>
        <source>only {n} in the van</source>
        <translation>车上只有 {n} 件</translation>
    </message>
    <message>
        <source>{n} in the van</source>
        <translation>车上 {n} 件</translation>
    </message>
    <message>
        <source>{n} of {all} in the van</source>
        <translation>车上 {n} / {all}</translation>
    </message>
</context>
<context>
    <name>TakenBack</name>
    <message>
        <source>Collect anew…</source>
        <translation>重新收款…</translation>
    </message>
    <message>
        <source>Receipt of the reversal</source>
        <translation>冲红收据</translation>
    </message>
    <message>
        <source>{about}: the order is open again. Was only the amount typed wrong, nothing goes back: collect anew what came.</source>
        <translation>{about}：工单重新待收。如只是金额录错，不必退款，请按实收重新登记。</translation>
    </message>
    <message>
        <source>{number} is reversed: {amount} goes back to {payer}</source>
        <translation>{number} 已冲红：请将 {amount} 退给{payer}</translation>
    </message>
</context>
<context>
    <name>TakenPart</name>
    <message>
        <source> (planned: {vehicle})</source>
        <translation>（计划：{vehicle}）</translation>
    </message>
    <message>
        <source>Comes from {vehicle}: {terminal}</source>
        <translation>来自 {vehicle}：{terminal}</translation>
    </message>
    <message>
        <source>Moved here from {vehicle}</source>
        <translation>已从 {vehicle} 移来</translation>
    </message>
    <message>
        <source>On it now: {terminal}</source>
        <translation>车上终端：{terminal}</translation>
    </message>
    <message>
        <source>Say what is wrong with it; it stands on the label.</source>
        <translation>请写明故障，标签上会打印。</translation>
    </message>
    <message>
        <source>The terminal goes</source>
        <translation>拆下的终端</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>故障说明</translation>
    </message>
    <message>
        <source>no terminal there</source>
        <translation>该车没有终端</translation>
    </message>
</context>
<context>
    <name>TakerPinSheet</name>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Confirm the transfer</source>
        <translation>确认交接</translation>
    </message>
    <message>
        <source>PIN of {name}</source>
        <translation>{name}的 PIN</translation>
    </message>
    <message>
        <source>{name} takes these things over and confirms with his PIN.</source>
        <translation>{name} 接收这些物品，请输入本人 PIN 确认。</translation>
    </message>
</context>
<context>
    <name>ThreadCard</name>
    <message>
        <source>Query and answer</source>
        <translation>询问与回复</translation>
    </message>
    <message>
        <source>Waits for an answer</source>
        <translation>等说明</translation>
    </message>
</context>
<context>
    <name>Ticking</name>
    <message>
        <source>It counts again</source>
        <translation>已恢复提醒</translation>
    </message>
    <message>
        <source>Taken over again; the office gets it with the next exchange</source>
        <translation>已重新提交，下次同步时发给办公室</translation>
    </message>
    <message>
        <source>Ticked off as seen</source>
        <translation>已标为看过</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo: Ctrl+Z</source>
        <translation>撤销：Ctrl+Z</translation>
    </message>
</context>
<context>
    <name>ToldForm</name>
    <message>
        <source>Agrees</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation>未同意</translation>
    </message>
    <message>
        <source>Does the customer agree to plan, time and price?</source>
        <translation>客户是否同意方案、时间和费用？</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Kept as a round; the order waits until the customer agrees.</source>
        <translation>作为一轮沟通保存；客户同意前不派工。</translation>
    </message>
    <message>
        <source>Promised time</source>
        <translation>承诺时间</translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation>沟通对象</translation>
    </message>
    <message>
        <source>What the customer objects to</source>
        <translation>客户的疑问或意见</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation>告知谁</translation>
    </message>
</context>
<context>
    <name>ToolForm</name>
    <message>
        <source>Belongs to</source>
        <translation>所属仓库</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back to the technician</source>
        <translation>交还技术员</translation>
    </message>
    <message>
        <source>Inspection record</source>
        <translation>巡检记录</translation>
    </message>
    <message>
        <source>Installation acceptance sheet</source>
        <translation>安装验收单</translation>
    </message>
    <message>
        <source>Maintenance record</source>
        <translation>保养记录</translation>
    </message>
    <message>
        <source>Repair service sheet</source>
        <translation>维修服务单</translation>
    </message>
</context>
<context>
    <name>TopUpForm</name>
    <message>
        <source>Amount in yuan</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>备注（可不填）</translation>
    </message>
    <message>
        <source>SIM card</source>
        <translation>SIM 卡</translation>
    </message>
    <message>
        <source>Topped up on</source>
        <translation>充值日期</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>有效期至</translation>
    </message>
</context>
<context>
    <name>TriageCard</name>
    <message>
        <source>Assessed by</source>
        <translation>评估人</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>处理级别</translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation>热线</translation>
    </message>
    <message>
        <source>Nature</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Remote work</source>
        <translation>远程处理</translation>
    </message>
    <message>
        <source>Remote work authorised</source>
        <translation>远程授权</translation>
    </message>
    <message>
        <source>Same as</source>
        <translation>同单</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>已解决</translation>
    </message>
</context>
<context>
    <name>TriageForm</name>
    <message>
        <source>Handled by</source>
        <translation>处理级别</translation>
    </message>
    <message>
        <source>Nature of the fault</source>
        <translation>故障性质</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Number of the other order, if this is a duplicate.</source>
        <translation>如为重复报修，填写另一张工单的单号。</translation>
    </message>
    <message>
        <source>Quality or usage</source>
        <translation>质量或使用</translation>
    </message>
    <message>
        <source>Same as order</source>
        <translation>与哪张单重复</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
</context>
<context>
    <name>TrialEndForm</name>
    <message>
        <source>Contract number, with whom, when.</source>
        <translation>合同号、与谁商定、何时。</translation>
    </message>
    <message>
        <source>Customer's written request</source>
        <translation>客户书面申请</translation>
    </message>
    <message>
        <source>The trial</source>
        <translation>试机结果</translation>
    </message>
    <message>
        <source>What was agreed</source>
        <translation>商定内容</translation>
    </message>
    <message>
        <source>Where it is kept: letter, e-mail, date.</source>
        <translation>写明存放处：信函、邮件、日期。</translation>
    </message>
</context>
<context>
    <name>UnsavedSheet</name>
    <message>
        <source>Close all the same</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Copied. Paste the words into a message or a document before you close.</source>
        <translation>已复制。关闭之前，请粘贴到消息或文档里。</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>It is saved as soon as the person who typed it signs in again.</source>
        <translation>输入的人重新登录后会立即保存。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>What you typed is not saved</source>
        <translation>您输入的内容还没有保存</translation>
    </message>
</context>
<context>
    <name>VehicleCard</name>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>司机</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>IMEI</source>
        <translation>IMEI</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>SIM card</source>
        <translation>SIM 卡</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>VIN</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicle and terminal</source>
        <translation>车辆与终端</translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation>电压</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>质保</translation>
    </message>
    <message>
        <source>locked to its terminal</source>
        <translation>机卡绑定</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不详</translation>
    </message>
</context>
<context>
    <name>VehicleList</name>
    <message>
        <source>The vehicles you sign for</source>
        <translation>您签字确认的车辆</translation>
    </message>
    <message>
        <source>What is not done goes on under an order of its own.</source>
        <translation>未完成的车辆将另立工单继续。</translation>
    </message>
    <message>
        <source>{all} vehicles: {done} done, {missing} not done, {later} on another day</source>
        <translation>共 {all} 台：完成 {done}，未完成 {missing}，改期 {later}</translation>
    </message>
</context>
<context>
    <name>VehiclePhotosSheet</name>
    <message>
        <source>Back to the yard</source>
        <translation>回到场地</translation>
    </message>
    <message>
        <source>Photos of {vehicle}</source>
        <translation>{vehicle} 的照片</translation>
    </message>
</context>
<context>
    <name>VehiclePicker</name>
    <message>
        <source>Choose all {n} shown</source>
        <translation>全选所列 {n} 台</translation>
    </message>
    <message>
        <source>Choose none of these {n}</source>
        <translation>取消所列 {n} 台</translation>
    </message>
    <message>
        <source>Choose the customer first.</source>
        <translation>请先选择客户。</translation>
    </message>
    <message>
        <source>Plate, VIN, type or driver</source>
        <translation>车牌、VIN、类型或司机</translation>
    </message>
    <message>
        <source>Search vehicles</source>
        <translation>查找车辆</translation>
    </message>
    <message>
        <source>Vehicles of the customer</source>
        <translation>客户的车辆</translation>
    </message>
    <message>
        <source>{n} of {total} chosen</source>
        <translation>已选 {n} / {total} 台</translation>
    </message>
</context>
<context>
    <name>VehiclesCard</name>
    <message>
        <source>Add vehicles</source>
        <translation>添加车辆</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Comes from…</source>
        <translation>来自…</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>司机</translation>
    </message>
    <message>
        <source>Import his list</source>
        <translation>导入客户清单</translation>
    </message>
    <message>
        <source>No vehicle yet. Add the customer's vehicles, or import his list.</source>
        <translation>还没有车辆。请添加客户的车辆，或导入客户的明细。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicle and driver</source>
        <translation>车辆和司机</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles of the order</source>
        <translation>派工单的车辆</translation>
    </message>
    <message>
        <source>driver missing</source>
        <translation>缺司机信息</translation>
    </message>
    <message>
        <source>say from where</source>
        <translation>请指明</translation>
    </message>
    <message>
        <source>{n} without driver</source>
        <translation>{n} 台缺司机</translation>
    </message>
</context>
<context>
    <name>VehiclesPage</name>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>司机</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履历</translation>
    </message>
    <message>
        <source>IMEI</source>
        <translation>IMEI</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Maintenance history</source>
        <translation>维护档案</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>厂牌型号</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Open orders</source>
        <translation>未完成工单</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Plate colour</source>
        <translation>号牌颜色</translation>
    </message>
    <message>
        <source>Supply</source>
        <translation>电压</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>车架号</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>质保</translation>
    </message>
</context>
<context>
    <name>VerbalForm</name>
    <message>
        <source>Asked whom</source>
        <translation>请示对象</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>请示事由</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>请示内容</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>VersionsPane</name>
    <message>
        <source>1 change</source>
        <translation>1 处改动</translation>
    </message>
    <message>
        <source>As delivered</source>
        <translation>随程序提供</translation>
    </message>
    <message>
        <source>Being edited</source>
        <translation>正在修改</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>{day} 起</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>施行中</translation>
    </message>
    <message>
        <source>Not in force yet</source>
        <translation>尚未生效</translation>
    </message>
    <message>
        <source>Past</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>待生效</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>无改动</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions of the fee schedule</source>
        <translation>收费标准的版本</translation>
    </message>
    <message>
        <source>{day} to {last}</source>
        <translation>{day} 至 {last}</translation>
    </message>
    <message>
        <source>{n} changes</source>
        <translation>{n} 处改动</translation>
    </message>
</context>
<context>
    <name>VersionsSheet</name>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>As typed now</source>
        <translation>当前编辑</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Differences between versions</source>
        <translation>版本差异</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Newer version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Older version</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>There is no difference.</source>
        <translation>没有差异。</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>第 {n} 版</translation>
    </message>
</context>
<context>
    <name>VisitDoneForm</name>
    <message>
        <source>Everything in order</source>
        <translation>全部达标</translation>
    </message>
    <message>
        <source>Except for the findings that are listed and go on. The customer reads it so.</source>
        <translation>以下各项不含已列出、尚待处理的问题；客户看到的也是这样写的。</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>VisitHands</name>
    <message>
        <source>Finding…</source>
        <translation>记录问题…</translation>
    </message>
    <message>
        <source>Meter…</source>
        <translation>表读数…</translation>
    </message>
    <message>
        <source>NOT saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Not here…</source>
        <translation>未到…</translation>
    </message>
    <message>
        <source>Not looked at: {reason}</source>
        <translation>未检查：{reason}</translation>
    </message>
    <message>
        <source>Set to OK: {n}</source>
        <translation>已将 {n} 项设为正常</translation>
    </message>
    <message>
        <source>The rest OK</source>
        <translation>其余全部正常</translation>
    </message>
    <message>
        <source>The work is finished. It opens again when the customer asks for more work.</source>
        <translation>维修已完成。客户要求返工时可再次填写。</translation>
    </message>
    <message>
        <source>What is left needs a look of its own.</source>
        <translation>剩下的须逐项查看。</translation>
    </message>
    <message>
        <source>{what}: everything is answered.</source>
        <translation>{what}：已全部填写。</translation>
    </message>
    <message>
        <source>{what}: everything is answered. Now {other}.</source>
        <translation>{what}：已全部填写，现在是 {other}。</translation>
    </message>
</context>
<context>
    <name>VisitPage</name>
    <message>
        <source>1 item open</source>
        <translation>还有 1 项未完成</translation>
    </message>
    <message>
        <source>Answers open ticks and choices; never readings, photos and safety items</source>
        <translation>只答未答的勾选项和选择项，读数、照片和安全项除外</translation>
    </message>
    <message>
        <source>Part of the visit</source>
        <translation>本次工作的部分</translation>
    </message>
    <message>
        <source>Parts and end</source>
        <translation>物料与收尾</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>检查项</translation>
    </message>
    <message>
        <source>The rest OK</source>
        <translation>其余全部正常</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>预约时段</translation>
    </message>
    <message>
        <source>{n} items open</source>
        <translation>还有 {n} 项未完成</translation>
    </message>
    <message>
        <source>{text} is nothing of this visit.</source>
        <translation>{text} 不属于本次检查。</translation>
    </message>
</context>
<context>
    <name>VisitPhotos</name>
    <message>
        <source>Photo removed</source>
        <translation>照片已移除</translation>
    </message>
    <message>
        <source>This very photo was here already.</source>
        <translation>这张照片此前已添加。</translation>
    </message>
</context>
<context>
    <name>VisitSteps</name>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>I have arrived</source>
        <translation>我已到达</translation>
    </message>
    <message>
        <source>Next open item</source>
        <translation>下一项未完成</translation>
    </message>
    <message>
        <source>Next: {what}</source>
        <translation>下一个：{what}</translation>
    </message>
    <message>
        <source>Parts, standards, next date</source>
        <translation>物料、标准、下次日期</translation>
    </message>
    <message>
        <source>To sign-off</source>
        <translation>去签字验收</translation>
    </message>
</context>
<context>
    <name>VisitsCard</name>
    <message>
        <source>There has been no visit yet.</source>
        <translation>还没有保养或巡检。</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>保养与巡检</translation>
    </message>
</context>
<context>
    <name>VoidForm</name>
    <message>
        <source>Receipt number</source>
        <translation>收据号</translation>
    </message>
    <message>
        <source>What happened to it</source>
        <translation>作废原因</translation>
    </message>
</context>
<context>
    <name>VoucherCard</name>
    <message>
        <source>Checked</source>
        <translation>已核</translation>
    </message>
    <message>
        <source>Checked: {voucher}</source>
        <translation>已核：{voucher}</translation>
    </message>
    <message>
        <source>Invoice…</source>
        <translation>发票…</translation>
    </message>
    <message>
        <source>Look at it: {voucher}</source>
        <translation>查看{voucher}</translation>
    </message>
</context>
<context>
    <name>WaitingForm</name>
    <message>
        <source>Expected</source>
        <translation>预计时间</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>已订购</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation>件号或名称</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>What has been done, what is missing</source>
        <translation>已做的工作和所缺</translation>
    </message>
</context>
<context>
    <name>WaiverForm</name>
    <message>
        <source>The customer then pays nothing for this order.</source>
        <translation>客户本单无需付费。</translation>
    </message>
    <message>
        <source>Up to {n} % of the price by yourself; for more say who agreed by word of mouth.</source>
        <translation>本人可减免至价格的 {n}%；超出时请填写谁口头同意。</translation>
    </message>
    <message>
        <source>Why nothing is charged</source>
        <translation>免收原因</translation>
    </message>
</context>
<context>
    <name>WarningList</name>
    <message>
        <source>I have considered this</source>
        <translation>已考虑</translation>
    </message>
</context>
<context>
    <name>WarrantyForm</name>
    <message>
        <source>It stands on the sheet with your name.</source>
        <translation>将与您的姓名一起印在服务单上。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>质保</translation>
    </message>
</context>
<context>
    <name>WholeSheet</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Drawing the sheet…</source>
        <translation>正在生成单据…</translation>
    </message>
    <message>
        <source>The sheet you sign</source>
        <translation>您签字的单据</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>A report from the site</source>
        <translation>现场情况反映</translation>
    </message>
    <message>
        <source>B17: decided by the division manager</source>
        <translation>B17：事业部经理决定</translation>
    </message>
    <message>
        <source>B42: it is to be read and answered</source>
        <translation>B42：须阅读并答复</translation>
    </message>
    <message>
        <source>D17: decided by the service manager or the director</source>
        <translation>D17：客服经理或总监决定</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Emergency: work first</source>
        <translation>应急：先处理</translation>
    </message>
    <message>
        <source>Four eyes: registered by {name}, not by you</source>
        <translation>双人复核：登记人是{name}，不是您</translation>
    </message>
    <message>
        <source>Four eyes: you registered it yourself</source>
        <translation>双人复核：由您本人登记</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Installation: general approval</source>
        <translation>安装：一般审批</translation>
    </message>
    <message>
        <source>Parts far below their price out of warranty: special approval</source>
        <translation>保外零件大幅低于标价 · 特殊审批</translation>
    </message>
    <message>
        <source>Repair: general approval</source>
        <translation>维修 · 一般审批</translation>
    </message>
    <message>
        <source>Somebody else must decide</source>
        <translation>须由他人审批</translation>
    </message>
    <message>
        <source>T27: approval within one working day</source>
        <translation>T27：1 个工作日内补批</translation>
    </message>
    <message>
        <source>To be confirmed in writing</source>
        <translation>须书面确认</translation>
    </message>
    <message>
        <source>Why it needs you</source>
        <translation>为什么要您批</translation>
    </message>
    <message>
        <source>Your word by telephone</source>
        <translation>您的口头同意</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>Actions</source>
        <translation>处理措施</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>故障原因</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>配件</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>维修结果</translation>
    </message>
    <message>
        <source>SIM card</source>
        <translation>SIM 卡</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>维修情况</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>维修内容</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>1 voucher is not checked yet</source>
        <translation>还有 1 张凭证没核</translation>
    </message>
    <message>
        <source>All three agree</source>
        <translation>三张凭证都相符</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>回复…</translation>
    </message>
    <message>
        <source>Choose a slip or a collection on the left.</source>
        <translation>请在左侧选一张交款单或一笔收款。</translation>
    </message>
    <message>
        <source>Compare it with the bank statement or the till</source>
        <translation>请与银行流水或库存现金核对</translation>
    </message>
    <message>
        <source>Count the money…</source>
        <translation>清点现金…</translation>
    </message>
    <message>
        <source>End the {amount} too much…</source>
        <translation>处理多出的 {amount}…</translation>
    </message>
    <message>
        <source>Finance pays it back; the service manager or the director approves</source>
        <translation>由财务退款，须客服经理或总监批准</translation>
    </message>
    <message>
        <source>It went straight to the company</source>
        <translation>直接付到公司账上，请核对到账</translation>
    </message>
    <message>
        <source>Its collector took it back alone</source>
        <translation>收款人自行冲红，请核实</translation>
    </message>
    <message>
        <source>Matched with its order when it is in the bank statement</source>
        <translation>银行流水中到账后登记到对应工单</translation>
    </message>
    <message>
        <source>Money received…</source>
        <translation>收款登记…</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>没有选中</translation>
    </message>
    <message>
        <source>Nothing is overwritten: a mistake is reversed</source>
        <translation>原数保留；有误请冲红</translation>
    </message>
    <message>
        <source>Pass the audit</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>Passes only with three vouchers checked and no difference</source>
        <translation>三张凭证都核过、差额为 0 才能通过</translation>
    </message>
    <message>
        <source>Pay back…</source>
        <translation>退款…</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Query…</source>
        <translation>询问…</translation>
    </message>
    <message>
        <source>Receive the {amount}…</source>
        <translation>收到补交 {amount}…</translation>
    </message>
    <message>
        <source>Reconcile</source>
        <translation>对账</translation>
    </message>
    <message>
        <source>Reverse…</source>
        <translation>冲红…</translation>
    </message>
    <message>
        <source>The money has arrived</source>
        <translation>款已到账</translation>
    </message>
    <message>
        <source>The reversal is right</source>
        <translation>冲红属实</translation>
    </message>
    <message>
        <source>The service manager or the director approves a write-off</source>
        <translation>核销须服务经理或总监批准</translation>
    </message>
    <message>
        <source>Who hands over never counts</source>
        <translation>交款人自己不能清点</translation>
    </message>
    <message>
        <source>Write it off…</source>
        <translation>核销…</translation>
    </message>
    <message>
        <source>{n} vouchers are not checked yet</source>
        <translation>还有 {n} 张凭证没核</translation>
    </message>
</context>
<context>
    <name>WriteOffForm</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>The customer has been told</source>
        <translation>已告知客户</translation>
    </message>
</context>
<context>
    <name>YardCells</name>
    <message>
        <source>Later</source>
        <translation>待核查</translation>
    </message>
    <message>
        <source>no photo</source>
        <translation>缺照片</translation>
    </message>
    <message>
        <source>not possible</source>
        <translation>不能安装</translation>
    </message>
    <message>
        <source>same as row {n}</source>
        <translation>与第 {n} 行重复</translation>
    </message>
</context>
<context>
    <name>YardGrid</name>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>车况</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>司机</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>去向</translation>
    </message>
    <message>
        <source>Place, power</source>
        <translation>位置、取电</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>上线核查</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>SIM, end</source>
        <translation>SIM 后 8 位</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>VIN, end</source>
        <translation>VIN 后 8 位</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
</context>
<context>
    <name>YardHands</name>
    <message>
        <source>All photos of the vehicle</source>
        <translation>该车全部照片</translation>
    </message>
    <message>
        <source>All vehicles stay as they are.</source>
        <translation>所有车辆保持原状。</translation>
    </message>
    <message>
        <source>As the previous vehicle</source>
        <translation>同上一辆车</translation>
    </message>
    <message>
        <source>Camera folder…</source>
        <translation>相机文件夹…</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>车况</translation>
    </message>
    <message>
        <source>Condition: all normal</source>
        <translation>车况：全部正常</translation>
    </message>
    <message>
        <source>No network, check later</source>
        <translation>无网络，以后核查</translation>
    </message>
    <message>
        <source>Not here…</source>
        <translation>未到…</translation>
    </message>
    <message>
        <source>Photos…</source>
        <translation>照片…</translation>
    </message>
    <message>
        <source>Place and power</source>
        <translation>位置和取电</translation>
    </message>
    <message>
        <source>Platform: everything as it should be</source>
        <translation>上线核查：全部正常</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop for now</source>
        <translation>暂停安装</translation>
    </message>
    <message>
        <source>Stop for now…</source>
        <translation>暂停安装…</translation>
    </message>
    <message>
        <source>The rest OK</source>
        <translation>其余全部正常</translation>
    </message>
</context>
<context>
    <name>YardNext</name>
    <message>
        <source>Back to today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>检查表</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>车况</translation>
    </message>
    <message>
        <source>I have arrived</source>
        <translation>我已到达</translation>
    </message>
    <message>
        <source>Next vehicle</source>
        <translation>下一辆车</translation>
    </message>
    <message>
        <source>Photo of the damage</source>
        <translation>损伤照片</translation>
    </message>
    <message>
        <source>Place and power</source>
        <translation>位置和取电</translation>
    </message>
    <message>
        <source>Platform check</source>
        <translation>上线核查</translation>
    </message>
    <message>
        <source>Scan the SIM</source>
        <translation>扫 SIM 卡</translation>
    </message>
    <message>
        <source>Scan the terminal</source>
        <translation>扫终端</translation>
    </message>
    <message>
        <source>To sign-off</source>
        <translation>去签字验收</translation>
    </message>
    <message>
        <source>What is wrong with it</source>
        <translation>故障说明</translation>
    </message>
</context>
<context>
    <name>YardPage</name>
    <message>
        <source>1 vehicle left open</source>
        <translation>1 辆车未完</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Not here…</source>
        <translation>未到…</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Yard</source>
        <translation>场地安装</translation>
    </message>
    <message>
        <source>{n} vehicles left open</source>
        <translation>{n} 辆车未完</translation>
    </message>
</context>
<context>
    <name>YardPhotoHands</name>
    <message>
        <source>Open places in their order</source>
        <translation>依次填入空位</translation>
    </message>
    <message>
        <source>Photo removed</source>
        <translation>照片已移除</translation>
    </message>
</context>
<context>
    <name>YardWork</name>
    <message>
        <source>A scan goes on.</source>
        <translation>扫一次码就继续。</translation>
    </message>
    <message>
        <source>Every vehicle has its result.</source>
        <translation>所有车辆都有结果。</translation>
    </message>
    <message>
        <source>It is on this vehicle already.</source>
        <translation>已装在这辆车上。</translation>
    </message>
    <message>
        <source>Next: {vehicle}</source>
        <translation>下一辆：{vehicle}</translation>
    </message>
    <message>
        <source>Next: {vehicle}. Scan its plate or VIN.</source>
        <translation>下一辆：{vehicle}，请扫车牌或 VIN。</translation>
    </message>
    <message>
        <source>Scan the plate or VIN of a vehicle.</source>
        <translation>请扫车牌或 VIN。</translation>
    </message>
    <message>
        <source>Stopped: {reason}</source>
        <translation>已暂停：{reason}</translation>
    </message>
    <message>
        <source>Taken back: {what}</source>
        <translation>已撤销：{what}</translation>
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
    <name>_DoubtsForm</name>
    <message>
        <source>Please consider</source>
        <translation>请考虑</translation>
    </message>
</context>
<context>
    <name>_Fleet</name>
    <message>
        <source>Show all {n}</source>
        <translation>显示全部 {n} 个</translation>
    </message>
    <message>
        <source>Show the newest only</source>
        <translation>只显示最新的</translation>
    </message>
    <message>
        <source>Take the first {n} free</source>
        <translation>取前 {n} 个可用的</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>已选 {n}</translation>
    </message>
    <message>
        <source>{n} of {wanted} chosen</source>
        <translation>已选 {n} / {wanted}</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>Do not set {number} aside</source>
        <translation>不预留 {number}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>_MarkLine</name>
    <message>
        <source>Damage {n}</source>
        <translation>损伤 {n}</translation>
    </message>
    <message>
        <source>Remove mark {n}</source>
        <translation>删除标记 {n}</translation>
    </message>
    <message>
        <source>What is damaged</source>
        <translation>损伤情况</translation>
    </message>
</context>
<context>
    <name>_OrderForm</name>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Customer's written request</source>
        <translation>客户书面申请</translation>
    </message>
    <message>
        <source>Design and installation on site are free.</source>
        <translation>上门设计、安装免费。</translation>
    </message>
    <message>
        <source>Emergency: goes out before the approval</source>
        <translation>应急：先派工后补审批</translation>
    </message>
    <message>
        <source>Fee, in yuan</source>
        <translation>费用（元）</translation>
    </message>
    <message>
        <source>Last day of the trial</source>
        <translation>试机最后一天</translation>
    </message>
    <message>
        <source>Notes for the technicians</source>
        <translation>给技术员的备注</translation>
    </message>
    <message>
        <source>Papers that are waived</source>
        <translation>免交的资料</translation>
    </message>
    <message>
        <source>Place of installation</source>
        <translation>安装地点</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>承诺完成日期</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务类型</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Terminal model</source>
        <translation>终端型号</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Where it is kept: letter, e-mail, date.</source>
        <translation>写明存放处：信函、邮件、日期。</translation>
    </message>
    <message>
        <source>Why a fee is charged</source>
        <translation>收费原因</translation>
    </message>
    <message>
        <source>Why it cannot wait</source>
        <translation>应急原因</translation>
    </message>
    <message>
        <source>Why they are waived</source>
        <translation>免交原因</translation>
    </message>
</context>
<context>
    <name>_UnitLine</name>
    <message>
        <source>SIM</source>
        <translation>SIM</translation>
    </message>
    <message>
        <source>Take the SIM off</source>
        <translation>取下 SIM</translation>
    </message>
    <message>
        <source>Take the terminal off</source>
        <translation>取下终端</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
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
