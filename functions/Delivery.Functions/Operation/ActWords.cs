namespace Delivery.Functions.Operation;

/// <summary>Every act of the audit log in words; a test holds this table to the acts that there are.</summary>
public static class ActWords
{
    public static IReadOnlyDictionary<string, string> All { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // Registers.
            ["street.put"] = "登记街镇",
            ["teacher.put"] = "登记老师",
            ["teacher.bank.propose"] = "提出更改银行账号或证件号",
            ["teacher.bank.confirm"] = "确认更改银行账号或证件号",
            ["teacher.bank.withdraw"] = "收回银行账号或证件号的更改",
            ["discipline.put"] = "登记项目",
            ["calendar.put"] = "载入放假安排",
            ["season.put"] = "设置申报窗口",
            ["agreement.put"] = "登记责任书",
            ["register.import"] = "从文件导入",
            ["register.import-rows"] = "录入文件中的行",
            ["register.export"] = "下载名单",
            // Orders and teachers.
            ["order.submit"] = "提交订单",
            ["order.resubmit"] = "重新提交订单",
            ["order.withdraw"] = "撤回订单",
            ["order.Approve"] = "批准订单",
            ["order.Return"] = "退回订单",
            ["order.Reject"] = "拒绝订单",
            ["inquiry.Accepted"] = "老师接受问询",
            ["inquiry.Declined"] = "老师谢绝问询",
            ["inquiry.Proposed"] = "老师提出别的时间",
            ["proposal.accept"] = "街镇接受别的时间",
            ["proposal.decline"] = "街镇不接受别的时间",
            ["confirmation.acknowledge"] = "老师签收确认单",
            ["course.assign"] = "指定老师",
            ["course.give-up"] = "放弃安排老师",
            ["course.lapse"] = "没有老师，课程取消",
            // Lessons.
            ["lesson.headcount"] = "填写到课人数",
            ["media.offer"] = "准备上传照片或视频",
            ["media.complete"] = "上传照片或视频",
            ["media.refuse"] = "照片或视频不能用",
            ["feedback.put"] = "提交月度反馈",
            ["programme.publish"] = "发布一周一览",
            ["programme.hold"] = "暂缓发布一周一览",
            ["programme.release"] = "不再暂缓一周一览",
            ["channel.put"] = "登记渠道",
            ["channel.replay"] = "在一个渠道上重发",
            ["webhook.put"] = "登记系统推送",
            ["webhook.replay"] = "再推送一遍",
            // Pay.
            ["settlement.start"] = "开始结算",
            ["settlement.go-on"] = "接着结算",
            ["settlement.adjust"] = "调整工资单",
            ["settlement.decide"] = "裁定是否上课",
            ["settlement.release"] = "发出工资单",
            ["settlement.approve"] = "批准发放",
            ["settlement.bank-file"] = "下载银行文件",
            ["settlement.results"] = "登记转账结果",
            ["payslip.agree"] = "老师认可工资单",
            ["payslip.dispute"] = "老师对工资单有异议",
            ["payslip.answer-dispute"] = "答复工资单异议",
            // Keeping it all going.
            ["instance.retry"] = "重试流程",
            ["instance.skip"] = "跳过等待",
            ["setting.change"] = "更改设置",
            ["session.end"] = "退出登录",
            ["mail.send-again"] = "再发邮件",
            ["integration.key"] = "发出对接密钥",
            ["integration.revoke"] = "停用对接密钥",
            ["audit.list-again"] = "重列当日记录",
        };

    /// <summary>An act of an older version keeps its own name.</summary>
    public static string Of(string act) => All.GetValueOrDefault(act, act);
}
