using LocalFunctions.Views;

namespace Delivery.Local.Hosting;

/// <summary>What the app's pages are called in /local, by who uses them. The first of each is where to begin.</summary>
internal static class PageNames
{
    public static NamedPages Citizen { get; } =
        new(
            "市民",
            new Dictionary<string, string>
            {
                [""] = "首页：本周和下周的课",
                ["programmes"] = "一周一览",
                ["news"] = "配送新闻",
                ["sign-in"] = "登录",
                ["account/sessions"] = "我在哪里登录着",
                ["account/wechat"] = "微信绑定与通知",
            }
        );

    public static NamedPages Street { get; } =
        new(
            "街镇",
            new Dictionary<string, string>
            {
                ["street"] = "街镇首页：要办的事和订单",
                ["orders/new"] = "申报课程",
                ["orders/import"] = "从文件申报",
                ["feedback"] = "月度反馈",
                ["street/conduct"] = "违规与整改",
                ["street/exclusions"] = "不安排的老师",
            }
        );

    public static NamedPages Teacher { get; } =
        new(
            "老师",
            new Dictionary<string, string>
            {
                ["teacher"] = "老师首页：问询单、课和工资单",
                ["teacher/lessons"] = "上过的课",
                ["teacher/availability"] = "什么时间能上课",
                ["teacher/profile"] = "老师自己的资料",
            }
        );

    public static NamedPages Staff { get; } =
        new(
            "工作人员",
            new Dictionary<string, string>
            {
                ["staff"] = "工作台",
                ["staff/search"] = "查找",
                ["staff/orders"] = "审核订单",
                ["staff/matching"] = "找老师的计划",
                ["staff/matching-board"] = "派课板",
                ["staff/unmatched"] = "没有老师的课程",
                ["staff/changes"] = "更改申请",
                ["staff/programmes"] = "一周一览的发布",
                ["staff/news"] = "审核配送新闻",
                ["staff/settlements"] = "每月结算",
                ["staff/carried"] = "转到以后月份的款项",
                ["staff/conduct"] = "违规与停止配送",
                ["staff/supervision"] = "督导",
                ["staff/filming"] = "拍摄",
                ["staff/filming/new"] = "约拍摄",
                ["staff/reports"] = "配送报表",
                ["staff/media"] = "照片和视频",
                ["staff/begun"] = "不知道有没有开始的课",
                ["staff/trainings"] = "培训",
                ["staff/streets"] = "街镇名单",
                ["staff/new/streets"] = "登记街镇",
                ["staff/teachers"] = "老师名单",
                ["staff/new/teachers"] = "登记老师",
                ["staff/disciplines"] = "项目",
                ["staff/new/disciplines"] = "登记项目",
                ["staff/seasons"] = "申报窗口",
                ["staff/agreement-texts"] = "责任书文本",
                ["staff/new/agreement-texts"] = "拟新的责任书",
                ["staff/fee-norms"] = "课时费标准",
                ["staff/new/fee-norms"] = "登记课时费标准",
                ["staff/tax-tables"] = "扣税表",
                ["staff/new/tax-tables"] = "登记扣税表",
                ["staff/channels"] = "发布渠道",
                ["staff/new/channels"] = "登记发布渠道",
                ["staff/webhooks"] = "推送",
                ["staff/calendar"] = "放假安排",
                ["staff/new/calendar"] = "载入放假安排",
                ["staff/missing-year"] = "缺少的放假安排",
                ["staff/import"] = "从文件导入",
                ["staff/export"] = "下载名单",
                ["staff/settings"] = "设置",
                ["staff/integrations"] = "接口密钥",
                ["staff/mails"] = "没送达的邮件",
                ["staff/instances"] = "流程",
                ["staff/audit"] = "操作记录",
                ["staff/audit/verify"] = "核对操作记录",
                ["staff/retention"] = "保存与删除",
                ["staff/erasures"] = "删除个人信息",
            }
        );

    public static IReadOnlyList<NamedPages> All { get; } = [Citizen, Street, Teacher, Staff];
}
