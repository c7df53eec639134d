<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AnswerCard</name>
    <message>
        <source>Allowed: {lower} to {upper} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Enter a number, such as 24.6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong, what was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} {unit} is {by} {unit} above the limit. Measure again; if it stays, note what you did and take a photo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} {unit} is {by} {unit} below the limit. Measure again; if it stays, note what you did and take a photo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovalForm</name>
    <message>
        <source>Opinion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArrivalForm</name>
    <message>
        <source>As on record: {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer identified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID card shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model and fault checked again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model on the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No terminal is on record for this vehicle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On record: {expected}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On record: {expected}. Say why it differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan the label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal number on the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it differs from the record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArrivalSection</name>
    <message>
        <source>ID card, customer, model and fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{terminal} on the vehicle</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please consider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIM cards reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminals reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not own staff</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssignmentCard</name>
    <message>
        <source>Arrive by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assignment and times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depart by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
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
        <source>Same fault again: call {n} in {days} d</source>
        <translation>同一故障 {days} 天内第 {n} 次报修</translation>
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
        <source>Who is calling?</source>
        <translation>谁来电？</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未登记</translation>
    </message>
    <message>
        <source>{n} vehicles</source>
        <translation>{n} 台车</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer has been told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecklistSection</name>
    <message>
        <source>Open the checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of {all} answered</source>
        <translation type="unfinished"></translation>
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
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, and what follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{standard}: {n} still missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompletionSection</name>
    <message>
        <source>Four standards and the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} of 3 standards confirmed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConditionForm</name>
    <message>
        <source>Accepted by (customer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is damaged or faulty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConditionSection</name>
    <message>
        <source>Body and electrics before the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photo removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted by {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConfirmCallForm</name>
    <message>
        <source>Called at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken with</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating, if the customer gives one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is not solved</source>
        <translation type="unfinished"></translation>
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
    <name>CrewBox</name>
    <message>
        <source>Best fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} more people</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerCard</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer and site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please mind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation type="unfinished"></translation>
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
    <name>DiagnosisForm</name>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code or words, e.g. C05</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in when you finish the work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market information (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts are charged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work in words (printed on the sheet)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosisSection</name>
    <message>
        <source>Cause, what was done, the work in words</source>
        <translation type="unfinished"></translation>
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
    <name>FaultCard</name>
    <message>
        <source>Called by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault and call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How and when</source>
        <translation>处理方式与承诺时间</translation>
    </message>
    <message>
        <source>In his words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Market note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Symptom</source>
        <translation>故障代码</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation type="unfinished"></translation>
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
    <name>FollowUpsCard</name>
    <message>
        <source>Settle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still owed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormSection</name>
    <message>
        <source>{section}: what you typed at {time} is back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormSheet</name>
    <message>
        <source>Draft saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later, keep the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your unfinished draft of {time} is back.</source>
        <translation type="unfinished"></translation>
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
    <name>HandOverForm</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Handed over to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>Customer does not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report on the situation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verbal authorisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by itself</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HotlineForm</name>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solved?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was tried, what came of it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
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
        <source>Emergency: work before approval</source>
        <translation>应急：先处理后审批</translation>
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
        <source>Urgency</source>
        <translation>紧急</translation>
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
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
</context>
<context>
    <name>IntakePage</name>
    <message>
        <source>Call {time}</source>
        <translation>通话 {time}</translation>
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
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Register and assess</source>
        <translation>登记并转评估</translation>
    </message>
    <message>
        <source>The call is on hold. It waits at the right.</source>
        <translation>来电已挂起，在右侧等待。</translation>
    </message>
    <message>
        <source>{number} is registered.</source>
        <translation>{number} 已登记。</translation>
    </message>
    <message>
        <source>{n} required still missing</source>
        <translation>还差 {n} 项必填</translation>
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
        <source>Move down</source>
        <translation>下移</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>LabelSection</name>
    <message>
        <source>Label fixed on the unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No unit goes back, no label needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{terminal} goes back: it needs a label with plate and fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{terminal}: label fixed</source>
        <translation type="unfinished"></translation>
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
    <name>LeaveForm</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why you leave all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New call</source>
        <translation>报修登记</translation>
    </message>
    <message>
        <source>No order contains “{text}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No orders here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing under “{filter}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number, customer, plate, device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the rows: {sort}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search orders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all orders</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Demo data, unprotected: enter nothing real. Every PIN is 0000.</source>
        <translation>演示数据，未加保护：请勿录入真实内容。所有 PIN 均为 0000。</translation>
    </message>
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
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {step} · {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reworked {n} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this computer {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same fault as in {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: copy the number to call it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}: {n} missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartLine</name>
    <message>
        <source>Choose a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Reason and price told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason of replacement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {part}</source>
        <translation type="unfinished"></translation>
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
    <name>PhotoSheet</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The picture is missing or damaged.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhotosCard</name>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanCard</name>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Late approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan and consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verbal authorisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>Part number or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts to take along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Price for the customer, in yuan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is told these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time needed, in minutes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlatformForm</name>
    <message>
        <source>ACC agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything as it should be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mileage plausible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No antenna, power or camera alarm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No network here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registration answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Satellites</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signal (0 to 31)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supply normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal, number and ICCID agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it cannot be checked now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlatformSection</name>
    <message>
        <source>Is the vehicle online on the platform?</source>
        <translation type="unfinished"></translation>
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
    <name>ReasonForm</name>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReasonList</name>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
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
    <name>RemoteConsentForm</name>
    <message>
        <source>Authorised by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer's person who agreed to remote work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RemoteForm</name>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solved?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done remotely</source>
        <translation type="unfinished"></translation>
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
    <name>SearchField</name>
    <message>
        <source>Clear search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>SettlementForm</name>
    <message>
        <source>Paid by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received (¥)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settled</source>
        <translation type="unfinished"></translation>
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
    <name>SheetsCard</name>
    <message>
        <source>Revision {n} sealed {time} · {hash}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation type="unfinished"></translation>
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
    <name>SiteSection</name>
    <message>
        <source>Not open now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the arrival and the vehicle's condition first; then the work starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work is finished. It opens again when the customer asks for more work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work is on hold. Resume it to go on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SituationForm</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SituationReadForm</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIM {old} by {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap terminal or SIM card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The action chosen exchanges a unit: scan old and new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The swap is taken back; everything is where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{old} is replaced by {new}</source>
        <translation type="unfinished"></translation>
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
    <name>ToldForm</name>
    <message>
        <source>Agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does not agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the customer agree to plan, time and price?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept as a round; the order waits until the customer agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the customer objects to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TriageCard</name>
    <message>
        <source>Assessed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not solved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remote work authorised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TriageForm</name>
    <message>
        <source>Handled by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nature of the fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of the other order, if this is a duplicate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality or usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same as order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>IMEI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIM card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vehicle and terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voltage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>locked to its terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerbalForm</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>请选择…</translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingForm</name>
    <message>
        <source>Expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part number or name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has been done, what is missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarningList</name>
    <message>
        <source>I have considered this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SIM card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
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
    <name>_Line</name>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
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
